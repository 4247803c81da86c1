import { keepDrafts } from "./brouillon.ts";
import { dragCards } from "./cartes.ts";

keepDrafts(document);
dragCards(document);
