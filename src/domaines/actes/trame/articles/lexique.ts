import type { GenreArticle } from "#domaines/convention/model.ts";

type Trame = { genre: Exclude<GenreArticle, "autre">; titre: string; texte: readonly string[] };

/** Les articles de la trame, dans leur ordre : chaque genre du modèle national y a le sien, écrit en français courant. */
export const ARTICLES_TRAME: readonly Trame[] = [
  {
    genre: "objet",
    titre: "Ce que les parties conviennent",
    texte: [
      "Par cette convention, les parties se donnent un projet commun pour les familles du territoire et décident de la façon de le conduire.",
      "Elle repose sur trois engagements :\n- regarder ensemble la situation du territoire et dire les besoins auxquels rien ne répond, ou pas assez (annexe {annexe.diagnostic}) ;\n- retenir des priorités, consolider les services qui existent, en ouvrir d’autres, et dire qui finance quoi (annexes {annexe.equipements} et {annexe.plan}) ;\n- tenir le plan à jour, en montrer les résultats et en tirer les conséquences (annexe {annexe.pilotage} et article {article.suivi}).",
    ],
  },
  {
    genre: "champsCaf",
    titre: "Ce que la Caf fait sur le territoire",
    texte: [
      "La Caf soutient les services aux familles du territoire, qu’il s’agisse de faire durer ceux qui fonctionnent ou d’en créer. Son action touche :\n- les tout-petits : des places en nombre et de qualité, en accueil collectif comme chez les assistants maternels, et une information claire pour toutes les familles ;\n- les enfants : des accueils de loisirs avant et après l’école et pendant les vacances, à un prix que chacun peut payer, ouverts aux enfants en situation de handicap ;\n- les jeunes : des lieux, des projets, une écoute, un logement, l’accès à leurs droits ;\n- les parents : un appui dès la grossesse, des lieux de rencontre, un accompagnement quand le couple se sépare ou que l’on élève seul ses enfants ;\n- le logement : les aides, le travail avec les bailleurs, la prévention des impayés et de l’habitat indigne ;\n- la solidarité : le handicap, l’insertion, l’accompagnement social des familles que la vie éprouve ;\n- les droits : un accueil proche, de l’aide pour les démarches, la recherche de ceux qui n’ont rien demandé ;\n- la vie locale : les centres sociaux, les espaces de vie sociale, l’appui aux projets du territoire.",
      "Ce que la Caf apporte ici, domaine par domaine : [à compléter].",
    ],
  },
  {
    genre: "champsCollectivite",
    titre: "Ce que les collectivités font sur le territoire",
    texte: [
      "Chaque collectivité signataire agit dans la limite de ses compétences, propres ou reçues par transfert. Les équipements et services qu’elle soutient sont à l’annexe {annexe.equipements}.",
      "Depuis le 1er janvier 2025, les communes organisent l’accueil du jeune enfant ; elles peuvent transférer tout ou partie de cette compétence. Elle en réunit quatre :\n- recenser les besoins des enfants de moins de trois ans et de leurs familles, et les modes d’accueil présents : toutes les communes ;\n- informer et accompagner ces familles et les futurs parents : toutes les communes ;\n- planifier le développement des modes d’accueil à partir de ce recensement : au-dessus de 3 500 habitants, et en dessous si la commune le choisit ;\n- soutenir la qualité de tous les modes d’accueil : dans les mêmes conditions.",
      "Au-dessus de 10 000 habitants, la planification prend la forme d’un schéma pluriannuel et un relais petite enfance est obligatoire depuis le 1er janvier 2026. La population d’un groupement est celle des communes qui lui ont transféré la compétence.",
      "Qui exerce chacune de ces quatre compétences sur le territoire : [à compléter].",
      "La présente convention contient ce que le schéma pluriannuel doit contenir : les besoins, l’offre, le plan, la concertation et les moyens d’ingénierie, les indicateurs. Elle en tient lieu pour les collectivités qui lui sont parties.",
    ],
  },
  {
    genre: "objectifs",
    titre: "Ce que les parties veulent ensemble",
    texte: [
      "Le diagnostic (annexe {annexe.diagnostic}) fait apparaître les enjeux suivants : [à compléter].",
      "Les parties poursuivent ensemble les objectifs suivants, là où leurs missions se rejoignent : [à compléter].",
      "L’annexe {annexe.plan} dit comment, par quelles actions, et avec quels moyens de chacun.",
    ],
  },
  {
    genre: "engagements",
    titre: "Ce à quoi chacun s’engage",
    texte: [
      "Chaque partie consacre au plan d’actions les moyens qu’elle y a inscrits. Elle reste libre de ses autres partenariats, et chacun de ses dispositifs garde ses règles.",
      "La Caf verse ses aides dans le cadre de la convention d’objectifs et de gestion signée entre l’État et la Caisse nationale. Elle attribue le bonus territoire et le bonus trajectoire de développement directement aux gestionnaires des structures qu’une collectivité signataire cofinance.",
      "Les collectivités maintiennent leur soutien aux équipements et services de l’annexe {annexe.equipements} et en ajustent la répartition en conséquence. Quand ce soutien est une subvention, il permet au service d’équilibrer le coût d’un accueil de qualité. Il évolue si la compétence change de mains.",
      "La convention n’emporte par elle-même aucun paiement.",
    ],
  },
  {
    genre: "collaboration",
    titre: "Comment les parties travaillent ensemble",
    texte: [
      "Chaque partie désigne des personnes qualifiées, leur en donne le temps, et met à disposition les informations utiles.",
      "Un comité de pilotage conduit la convention. La Caf et les collectivités signataires y sont représentées à parité ; des personnes y sont invitées, avec voix consultative, selon les sujets. Il suit les objectifs et l’évaluation, accorde les interventions de chacun et celles des instances thématiques, veille à ce qu’elles se complètent et remarque les initiatives nouvelles.",
      "{copil.presidence}",
      "{copil.secretariat}",
      "L’annexe {annexe.pilotage} décrit les autres instances et le travail technique.",
      "Chaque collectivité qui planifie l’accueil du jeune enfant présente au comité son schéma, ou la part de la convention qui en tient lieu, et ses mises à jour ; elle les adresse au comité départemental des services aux familles. La Caf l’aide à vérifier l’accord avec le schéma départemental. Elle peut faire elle-même l’envoi, bilans compris, si les collectivités l’ont expressément accepté.",
    ],
  },
  {
    genre: "donnees",
    titre: "Quelles données circulent",
    texte: [
      "Les parties se donnent les informations dont l’exécution de la convention a besoin. Tout document qui reprend un chiffre en cite la source et l’année.",
      "Une donnée personnelle ne circule pas sur la seule foi de la présente convention. La partie qui la demande dit pourquoi ; celle qui la détient, responsable du traitement, étudie si l’échange est opportun, faisable et conforme au règlement général sur la protection des données, et recueille l’avis préalable de son délégué à la protection des données, qui peut l’assortir de recommandations. L’échange accepté suit ce règlement, la loi n° 78-17 du 6 janvier 1978 et les avis de la Commission nationale de l’informatique et des libertés.",
      "Chaque responsable inscrit le traitement à son registre : la convention n’en dispense pas.",
    ],
  },
  {
    genre: "communication",
    titre: "Ce que les parties en disent au public",
    texte: [
      "Les parties décident ensemble de ce qu’elles font connaître de la convention, et le réalisent ensemble. Un support commun porte les logos de toutes.",
      "Quand l’une communique seule sur une action de la convention, elle nomme les autres et ce qu’elles y apportent.",
    ],
  },
  {
    genre: "suivi",
    titre: "Suivre, faire le bilan, évaluer",
    texte: [
      "Un tableau de suivi commun s’ouvre avec la convention. Pour chaque action, il dit où elle en est, comment elle se fait, ce qui avance et ce qui bloque ; il est repris si possible à chaque trimestre.",
      "Le comité de pilotage se donne trois rendez-vous, auxquels il associe les partenaires du territoire :\n- un point d’étape par an, qui peut décider d’ajustements mineurs ;\n- un bilan intermédiaire à mi-parcours, qui peut conduire à un avenant quand l’ajustement est important ;\n- un bilan final, qui juge les résultats et la façon de travailler, et prépare la suite.",
      "L’évaluation dit ce qui a été fait et, surtout, ce qui a changé pour les habitants. Elle regarde l’effet de l’ensemble du plan plutôt que celui d’une action isolée.",
      "La personne chargée de la coopération, ou celle que désigne la collectivité, la conduit pour le comité, avec l’appui de la Caf : elle réunit les données, construit les indicateurs, mène les analyses et en partage les résultats.",
      "Lorsque la convention tient lieu de schéma pluriannuel, la part petite enfance des deux bilans est adressée au comité départemental des services aux familles, par les signataires, ou par la Caf s’ils en sont d’accord.",
      "{suivi.application}",
    ],
  },
  {
    genre: "duree",
    titre: "Combien de temps la convention dure",
    texte: [
      "La convention court du {debut} au {fin}. Elle ne dépasse pas le 31 décembre de la quatrième année qui suit celle où elle commence.",
      "Elle ne se prolonge pas d’elle-même : il y faut un nouvel accord écrit des parties.",
    ],
  },
  {
    genre: "avenant",
    titre: "Comment la convention se modifie et se lit",
    texte: [
      "La convention et ses annexes ne changent que par un avenant, signé de toutes les parties, qui énumère tout ce qu’il change.",
      "Si une règle de droit ou une décision de justice définitive prive d’effet l’une des stipulations, celle-ci est tenue pour non écrite ; les autres demeurent.",
      "Les titres ne servent qu’à se repérer : si un titre et le texte qui le suit se contredisent, le texte l’emporte.",
    ],
  },
  {
    genre: "fin",
    titre: "Comment la convention prend fin",
    texte: [
      "{fin.modes}",
      "La résiliation ne prive les parties ni de leurs autres droits, ni des réparations auxquelles elles pourraient prétendre.",
    ],
  },
  {
    genre: "recours",
    titre: "Qui juge un différend",
    texte: [
      "Les parties cherchent d’abord à s’entendre devant le comité de pilotage. À défaut, le litige né de l’exécution de la convention relève du tribunal administratif dans le ressort duquel la Caf a son siège.",
    ],
  },
  {
    genre: "confidentialite",
    titre: "Ce qui reste confidentiel",
    texte: [
      "Les parties et leur personnel gardent le secret professionnel et la discrétion sur ce que l’exécution de la convention leur fait connaître des personnes et des affaires : faits, informations, études, décisions. Cette obligation demeure après la fin de la convention.",
    ],
  },
];
