import { keepDrafts } from "./brouillon.ts";
import { dragCards } from "./cartes.ts";
import { followProduction } from "./suivi.ts";

keepDrafts(document);
dragCards(document);
followProduction(document);
