import { enoncer, part } from "../rules.ts";

/** Les prestations dont on ne compte ici que les bénéficiaires ; le RSA, l'AAH, l'AEEH et la Paje ont leur propre ligne. */
const PRESTATIONS = [
  {
    code: "beneficiairesPrimeActivite",
    nom: "Bénéficiaires de la prime d’activité",
    definition: "Foyers qui perçoivent la prime d’activité.",
  },
  {
    code: "beneficiairesLogement",
    nom: "Bénéficiaires d’une aide au logement",
    definition: "Foyers qui perçoivent l’APL, l’ALF ou l’ALS.",
  },
  {
    code: "beneficiairesAllocationsFamiliales",
    nom: "Bénéficiaires des allocations familiales",
    definition: "Foyers qui perçoivent les allocations familiales.",
  },
  {
    code: "beneficiairesSoutienFamilial",
    nom: "Bénéficiaires de l’allocation de soutien familial",
    definition: "Foyers qui perçoivent l’allocation de soutien familial.",
  },
] as const;

/** Ce que l'année a versé, prestation par prestation : ceux qui la perçoivent, le montant, son nom. */
const MONTANTS = [
  ["foyersAllocataires", "prestationsVersees", "toutes prestations"],
  ["allocatairesRsa", "montantRsa", "RSA"],
  ["beneficiairesPrimeActivite", "montantPrimeActivite", "prime d’activité"],
  ["aah", "montantAah", "AAH"],
  ["aeeh", "montantAeeh", "AEEH"],
  ["beneficiairesLogement", "montantLogement", "aides au logement"],
  ["beneficiairesAllocationsFamiliales", "montantAllocationsFamiliales", "allocations familiales"],
  ["beneficiairesSoutienFamilial", "montantSoutienFamilial", "allocation de soutien familial"],
  ["beneficiairesPaje", "montantPaje", "Paje"],
] as const;

/** Ce que la Caf verse et à qui ; ce que les ménages ont pour vivre. */
export const SOCIAL = [
  ...enoncer("familles", "caf", [
    {
      code: "foyersAllocataires",
      nom: "Foyers allocataires",
      definition: "Foyers qui perçoivent au moins une prestation ; plusieurs peuvent vivre dans un même logement.",
      unite: "foyers",
    },
    {
      code: "personnesCouvertes",
      nom: "Personnes couvertes",
      definition: "Allocataires, conjoints, enfants et autres personnes à charge.",
      unite: "personnes",
    },
    {
      code: "partPersonnesCouvertes",
      nom: "Part de la population couverte",
      definition: "Personnes couvertes par la Caf, sur la population municipale.",
      formule: part(["personnesCouvertes"], ["population"]),
    },
    {
      code: "isolesSansEnfant",
      nom: "Foyers isolés sans enfant",
      definition: "Foyers allocataires d’une seule personne.",
      unite: "foyers",
    },
    {
      code: "partIsolesSansEnfant",
      nom: "Part des foyers isolés sans enfant",
      definition: "Foyers isolés sans enfant, sur les foyers allocataires.",
      formule: part(["isolesSansEnfant"], ["foyersAllocataires"]),
    },
    {
      code: "aah",
      nom: "Bénéficiaires de l’AAH",
      definition: "Allocataires de l’allocation aux adultes handicapés.",
      unite: "bénéficiaires",
    },
    {
      code: "aeeh",
      nom: "Bénéficiaires de l’AEEH",
      definition: "Enfants pour qui est versée l’allocation d’éducation de l’enfant handicapé.",
      unite: "bénéficiaires",
    },
    {
      code: "beneficiairesPaje",
      nom: "Bénéficiaires de la Paje",
      definition: "Foyers qui perçoivent la prestation d’accueil du jeune enfant.",
      unite: "foyers",
    },
    ...PRESTATIONS.map(({ code, nom, definition }) => ({ code, nom, definition, unite: "bénéficiaires" })),
    ...MONTANTS.map(([beneficiaires, code, prestation]) => ({
      code,
      nom: `Montant versé : ${prestation}`,
      definition: `Montant de l’année, ${prestation}, versé aux allocataires du territoire.`,
      unite: "€",
      beneficiaires,
      methode: "Somme de l’année civile ; se tait là où ses bénéficiaires sont trop peu.",
    })),
  ]),
  ...enoncer("familles", "insee", [
    {
      code: "famillesMonoparentales",
      nom: "Familles monoparentales",
      definition: "Parents qui vivent seuls avec leurs enfants.",
      unite: "familles",
    },
    {
      code: "partFamillesMonoparentales",
      nom: "Part des familles monoparentales, dans les familles",
      definition: "Familles monoparentales, sur l’ensemble des familles.",
      formule: part(["famillesMonoparentales"], ["familles"]),
    },
    {
      code: "partMenagesMonoparentaux",
      nom: "Part des familles monoparentales, dans les ménages",
      definition: "Familles monoparentales, sur l’ensemble des ménages : ce taux est plus bas que le précédent.",
      formule: part(["famillesMonoparentales"], ["menages"]),
    },
  ]),
  ...enoncer("ressources", "caf", [
    {
      code: "foyersBasRevenus",
      nom: "Foyers allocataires à bas revenus",
      definition: "Foyers sous le seuil de bas revenus, hors plus de 65 ans et étudiants.",
      unite: "foyers",
    },
    {
      code: "partFoyersBasRevenus",
      nom: "Foyers à bas revenus, dans les ménages",
      definition: "Foyers allocataires à bas revenus, sur l’ensemble des ménages.",
      formule: part(["foyersBasRevenus"], ["menages"]),
    },
    {
      code: "allocatairesRsa",
      nom: "Foyers allocataires du RSA",
      definition: "Foyers qui perçoivent le revenu de solidarité active.",
      unite: "foyers",
    },
    {
      code: "partAllocatairesRsa",
      nom: "Foyers allocataires du RSA, dans les ménages",
      definition: "Foyers allocataires du RSA, sur l’ensemble des ménages.",
      formule: part(["allocatairesRsa"], ["menages"]),
    },
  ]),
  ...enoncer("ressources", "insee", [
    {
      code: "tauxPauvrete",
      nom: "Taux de pauvreté",
      definition: "Personnes dont le niveau de vie est sous 60 % de la médiane nationale.",
      formule: part([], []),
      methode: "Filosofi ; n’est pas publié sous une taille de commune.",
    },
    {
      code: "revenuMedianUc",
      nom: "Niveau de vie médian",
      definition: "Revenu disponible par unité de consommation que la moitié des habitants n’atteint pas.",
      formule: { genre: "donnee", raison: "la médiane d’un ensemble n’est pas celle de ses parties" },
      unite: "€",
      methode: "Filosofi ; n’est pas publié sous une taille de commune.",
    },
    {
      code: "menagesFiscaux",
      nom: "Ménages fiscaux",
      definition: "Ménages dont Filosofi connaît les revenus.",
      unite: "ménages",
      methode: "Filosofi.",
    },
  ]),
];
