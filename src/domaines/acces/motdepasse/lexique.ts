/** Ce que l'on essaie en premier quand on devine : sans accents, sans espace, du plus long au plus court à l'usage. */
export const MOTS_COURANTS =
  `motdepasse monmotdepasse password passw0rd admin administrateur administrator root utilisateur user login connexion bonjour
  bonsoir salut coucou soleil amour jetaime chouchou doudou loulou princesse marseille paris france toulouse olympique football
  iloveyou welcome letmein dragon monkey sunshine secret secrete changeme changezmoi azerty azertyuiop qsdfgh qsdfghjklm wxcvbn
  qwerty qwertyuiop qwertz asdfgh asdfghjkl zxcvbn zxcvbnm maillage ctg conventionterritorialeglobale convention territoriale
  globale territoire cooperation chargedecooperation caf allocationsfamiliales commune communes communaute communautede
  agglomeration agglo mairie ville village epci intercommunalite collectivite prefecture departement region conseil elu maire
  enfance petiteenfance jeunesse parentalite creche ecole centresocial famille familles enfant enfants saint sainte janvier
  fevrier mars avril mai juin juillet aout septembre octobre novembre decembre printemps ete automne hiver lundi mardi mercredi
  jeudi vendredi samedi dimanche test essai demo demonstration provisoire temporaire nouveau nouvelle abc abcd abcdef`
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length);

/** Ce que les doigts font tout seuls : les rangées du clavier, l'alphabet, les chiffres, dans les deux sens. */
export const SUITES = [
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
].flatMap((suite) => [suite, [...suite].toReversed().join("")]);
