/** Des prénoms courants en France, sans accents ; ceux qui sont aussi des mots du métier (« France », « Victoire », « Noël ») n'y sont pas. */
export const PRENOMS: ReadonlySet<string> = new Set(
  `
    abdel abdelkader adama adele adeline adrien agathe agnes ahmed aicha alain alban albane alexandra alexandre
    alexia alexis ali alice aline alix alizee amandine amelie amina amine anais andre andrea andree angele angelique
    anissa anita anna annabelle anne annick annie anouk anthony antoine antoinette apolline ariane arlette armand
    armelle arnaud arthur astrid aude audrey auguste aurelie aurelien axel axelle aya baptiste barbara bastien
    beatrice benedicte benjamin benoit berenice bernadette bernard berthe bertrand blandine boris brahim brigitte
    bruno camille candice capucine carine carla carole caroline catherine cathy cecile cedric celestine celia celine
    chantal charlene charles charlie charline charlotte chloe christelle christian christiane christine christophe
    claire clara claude claudie claudine clelia clemence clement clementine cloe clotilde colette coline coralie
    corentin corinne cyril cyrille damien daniel daniele danielle danny david deborah delphine denis denise diane
    didier dimitri djamila dominique dorothee dylan edgar edith edmond edouard elena eleonore eliane elias elie
    eliott elisa elisabeth elise ella elodie eloise elsa emeline emile emilie emilien emma emmanuel emmanuelle enzo
    eric erika erwan estelle esther ethan etienne eugene eugenie eva evan evelyne ewen fabien fabienne fabrice fanny
    farid fatima fatou fatoumata felicie felix ferdinand fernand fernande flavie florence florent florian floriane
    francine francis franck francois francoise frederic frederique gabin gabriel gabrielle gael gaelle gaetan gaston
    genevieve geoffrey georges gerald geraldine gerard germain germaine gilbert gilberte gilles ginette gisele
    gregoire gregory guillaume gustave guy gwenaelle hamid hanna hannah hassan helene henri henriette herve hicham
    honore hubert hugo hugues huguette ibrahim ilyes imane ines ingrid irene isabelle ismael issa jacky jacqueline
    jacques jamila janine jean jeanine jeanne jeannine jennifer jeremie jeremy jerome jessica joachim joao joel
    joelle johan johanna johanne jonathan jordan jose joseph josephine josette josiane josselin joyce juan jules
    julia julian julie julien juliette justine karim karima karine katia kevin khadija killian kylian laetitia laila
    lamine laura laure laurence laurent laurine lea leila lena leo leon leonie leopold leslie liam lila lili lilou
    lina linda lionel lisa lise loane loic lola lorenzo lou louane louis louise louna luc luca lucas lucette lucie
    lucien lucienne ludivine ludovic lydia lydie lyse madeleine mael maelle maelys magali malik malika malo manon
    manuel manuela marc marceau marcel marcelle margaux margot marguerite maria mariam marianne marie marielle
    marina marion marius marjorie marlene marthe martin martine maryline maryse mathias mathieu mathilde mathis
    matteo matthieu maud maurice maxence maxime mehdi melanie melina melissa melodie michael michel michele
    micheline mickael mireille mohamed mona monique morgane mouna mourad moussa muriel mustapha myriam nadege nadia
    nadine naima najat nathalie nathan nicolas nicole nina noa noah noelle noemie nora norbert nordine oceane
    odette odile olivia olivier omar oriane oscar pascal pascale patrice patricia patrick paul paula paule paulette
    pauline philippe pierre pierrette pierrick priscilla quentin rachel rachid rachida raphael raphaelle raymond
    raymonde regine regis remi remy renaud rene renee richard robert robin rodolphe roger roland rolande romain
    romane romeo ronan rosalie roselyne roxane ruben sabine sabrina sacha said saida salima salome samia samir
    samira samuel samy sandra sandrine sara sarah sebastien selma serge severine simon simone sofia solange solene
    solenne sonia sophie soraya stella stephane stephanie steven suzanne suzie swann sylvain sylvaine sylvette
    sylviane sylvie tatiana teddy thais theo theodore therese thibault thibaut thierry thomas tiago timothee
    tiphaine titouan tom tony tristan ugo valentin valentine valerie vanessa vera veronique victor victoria vincent
    violaine virginie viviane vivien wahiba walid wanda wendy wilfried william willy xavier yacine yael yann yannick
    yasmina yasmine yassine yohan yolande youssef yvan yves yvette yvon yvonne zahra zineb zoe zohra
  `
    .trim()
    .split(/\s+/),
);

/** Ce qui, après un prénom, fait un nom de collectivité : « Val Martin Communauté ». */
export const COLLECTIFS: ReadonlySet<string> = new Set(["agglo", "agglomeration", "communaute", "metropole"]);

/** Ce qui porte souvent le nom de quelqu'un sans parler de lui : « collège Jean Moulin », « rue du Docteur Roux ». */
export const NOMMES_D_APRES: ReadonlySet<string> = new Set(
  `
    agora alae alsh allee antenne association avenue batiment bibliotheque boulevard bourse caserne centre chemin
    cite cinema clinique college complexe cours creche dispositif ecole ehpad equipement espace esplanade fondation
    foyer garderie groupe gymnase halle halte-garderie hopital immeuble impasse institut jardin laep loi lotissement
    ludotheque lycee maison maternelle mediatheque micro-creche mjc multi-accueil multiaccueil musee parc parking
    pavillon piscine place pole pont primaire prix promenade quai quartier relais residence route rpe rue salle site
    square stade structure theatre tour villa zac
  `
    .trim()
    .split(/\s+/),
);

/** Ce qui se glisse entre un lieu et le nom qu'il porte. */
export const ENTRE_LIEU_ET_NOM: ReadonlySet<string> = new Set(
  "d de du des l la le les maternelle elementaire primaire publique prive privee municipal municipale communal communale scolaire social sociale culturel sportif docteur professeur".split(
    " ",
  ),
);

/** Des personnes de l'histoire que l'on cite pour leurs idées. */
export const ILLUSTRES: ReadonlySet<string> = new Set([
  "celestin freinet",
  "charles de gaulle",
  "emmi pikler",
  "francoise dolto",
  "jean jaures",
  "jean moulin",
  "jean piaget",
  "jules ferry",
  "maria montessori",
  "marie curie",
  "simone veil",
  "victor hugo",
]);
