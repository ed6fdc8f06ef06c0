/** Who loaded a case from the command line, where somebody's name stands. */
export const COMMAND_LINE = "Ligne de commande";
