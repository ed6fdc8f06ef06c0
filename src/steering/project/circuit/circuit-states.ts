/** Where a CPTS stands, from the first idea to the renewal of its contract (domain 1.6). */
export const CIRCUIT_STATES = [
  "EMERGENCE",
  "LI_DEPOSEE",
  "LI_VALIDEE",
  "PROJET_EN_REDACTION",
  "PROJET_DEPOSE",
  "PROJET_VALIDE",
  "ACI_SIGNE",
  "MISSIONS",
  "RENOUVELLEMENT",
  "CONTRAT_TERMINE",
] as const;
export type CircuitState = (typeof CIRCUIT_STATES)[number];

export const FIRST_STATE: CircuitState = "EMERGENCE";

export const STATE_WORDS: Record<CircuitState, string> = {
  EMERGENCE: "Émergence",
  LI_DEPOSEE: "Lettre d’intention déposée",
  LI_VALIDEE: "Lettre d’intention validée",
  PROJET_EN_REDACTION: "Projet de santé en rédaction",
  PROJET_DEPOSE: "Projet de santé déposé",
  PROJET_VALIDE: "Projet de santé validé",
  ACI_SIGNE: "Contrat signé",
  MISSIONS: "Missions en cours",
  RENOUVELLEMENT: "Renouvellement du contrat",
  CONTRAT_TERMINE: "Contrat terminé",
};

/** Who ends a contract; `term`: it came to its end and no other was signed. */
export const CONTRACT_ENDS = ["cpts", "insurance", "ars", "agreement", "term"] as const;
export type ContractEnd = (typeof CONTRACT_ENDS)[number];
export const END_WORDS: Record<ContractEnd, string> = {
  cpts: "dénoncé par la CPTS",
  insurance: "résilié par l’Assurance Maladie",
  ars: "résilié par l’ARS",
  agreement: "arrêté d’un commun accord",
  term: "arrivé à son terme sans être renouvelé",
};

/** What a move asks beside its day: the version that was sent, the paper that proves it, a remark that says why, who ended the contract. */
export const NEEDS = ["letter", "health-project", "paper", "remark", "end"] as const;
export type Need = (typeof NEEDS)[number];

export interface Transition {
  from: CircuitState;
  to: CircuitState;
  /** The act, as a button says it. */
  label: string;
  needs: readonly Need[];
  /** What the authorities decided of what was sent to them: its review ends with it. */
  isDecision?: boolean;
}

/** Every move there is; the same as the check `project_moves_known_check`, and a test holds them together. */
export const TRANSITIONS: readonly Transition[] = [
  { from: "EMERGENCE", to: "LI_DEPOSEE", label: "Déposer la lettre d’intention", needs: ["letter"] },
  {
    from: "LI_DEPOSEE",
    to: "LI_VALIDEE",
    label: "Enregistrer la validation de la lettre",
    needs: ["paper"],
    isDecision: true,
  },
  {
    from: "LI_DEPOSEE",
    to: "EMERGENCE",
    label: "Enregistrer que la lettre est à reprendre",
    needs: ["remark"],
    isDecision: true,
  },
  {
    from: "LI_VALIDEE",
    to: "PROJET_EN_REDACTION",
    label: "Commencer la rédaction du projet de santé",
    needs: [],
  },
  {
    from: "PROJET_EN_REDACTION",
    to: "PROJET_DEPOSE",
    label: "Déposer le projet de santé",
    needs: ["health-project"],
  },
  {
    from: "PROJET_DEPOSE",
    to: "PROJET_VALIDE",
    label: "Enregistrer la validation du projet",
    needs: ["paper"],
    isDecision: true,
  },
  {
    from: "PROJET_DEPOSE",
    to: "PROJET_EN_REDACTION",
    label: "Enregistrer que le projet est à reprendre",
    needs: ["remark"],
    isDecision: true,
  },
  { from: "PROJET_VALIDE", to: "ACI_SIGNE", label: "Enregistrer la signature du contrat", needs: ["paper"] },
  { from: "ACI_SIGNE", to: "MISSIONS", label: "Lancer les missions", needs: [] },
  { from: "MISSIONS", to: "RENOUVELLEMENT", label: "Ouvrir le renouvellement", needs: [] },
  {
    from: "RENOUVELLEMENT",
    to: "ACI_SIGNE",
    label: "Enregistrer la signature du nouveau contrat",
    needs: ["paper"],
  },
  ...(["ACI_SIGNE", "MISSIONS", "RENOUVELLEMENT"] as const).map(
    (from): Transition => ({
      from,
      to: "CONTRAT_TERMINE",
      label: "Enregistrer la fin du contrat",
      needs: ["end", "remark"],
    }),
  ),
  {
    from: "CONTRAT_TERMINE",
    to: "PROJET_EN_REDACTION",
    label: "Reprendre la rédaction d’un projet de santé",
    needs: [],
  },
  {
    from: "CONTRAT_TERMINE",
    to: "ACI_SIGNE",
    label: "Enregistrer la signature d’un nouveau contrat",
    needs: ["paper"],
  },
];

export const movesFrom = (state: CircuitState): readonly Transition[] =>
  TRANSITIONS.filter((one) => one.from === state);

export const findTransition = (from: CircuitState, to: CircuitState): Transition | undefined =>
  TRANSITIONS.find((one) => one.from === from && one.to === to);

export const asState = (value: string): CircuitState => {
  const found = CIRCUIT_STATES.find((one) => one === value);
  if (!found) throw new Error(`unknown state of the circuit: ${value}`);
  return found;
};
