import { conflict, notFound } from "../../../platform/errors/problems.ts";

export const noList = () =>
  notFound("family-doctor.list-not-found", "Cette liste n'existe pas, ou n'est pas de votre CPTS.");

export const listBusy = () =>
  conflict(
    "family-doctor.list-busy",
    "Une autre liste est en cours de lecture ou d'écriture : attendez qu'elle finisse.",
  );
