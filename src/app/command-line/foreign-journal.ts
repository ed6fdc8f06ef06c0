export const FOREIGN_JOURNAL =
  "le journal ne porte pas la signature du secret de cette installation : remettez celui d'avant (MAILLAGE_SECRET, ou le fichier « secret » du dossier de données), sans quoi « audit verify » ne peut plus rien prouver.";
