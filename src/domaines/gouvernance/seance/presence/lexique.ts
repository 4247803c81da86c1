import type { GenrePresence, Reponse } from "../model.ts";
import type { RefusPresence } from "./rules.ts";

export const LIBELLES_REPONSE: Record<Reponse, string> = {
  present: "Viendra",
  excuse: "Excusé",
  pouvoir: "Donne pouvoir",
  suppleant: "Envoie un suppléant",
};

export const LIBELLES_PRESENCE: Record<GenrePresence, string> = {
  present: "Présent",
  excuse: "Excusé",
  absent: "Absent",
  pouvoir: "Pouvoir donné",
  suppleant: "Représenté par un suppléant",
};

export const PHRASES_PRESENCE: Record<RefusPresence, string> = {
  "trop-tard": "La réunion a eu lieu : il n’est plus temps d’y répondre.",
  "pas-convoquee": "Cette réunion n’est pas convoquée : il n’y a pas à y répondre.",
  "sans-voix": "Un invité n’a pas de voix : il n’a pas de pouvoir à donner.",
  "pouvoir-a-personne": "Dites à qui va le pouvoir : un membre qui a voix, par son nom.",
  "pouvoir-a-soi": "On ne se donne pas pouvoir à soi-même.",
  "pouvoir-sans-voix": "Cette personne n’a pas de voix : donnez le pouvoir à un membre qui en a une.",
  "suppleant-inconnu": "Dites qui vient à la place.",
};
