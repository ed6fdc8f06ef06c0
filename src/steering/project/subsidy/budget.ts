/** Accounts of the budget, as CERFA 12156*06 groups them. */
export const CHARGE_ACCOUNTS: readonly [string, string][] = [
  ["60", "Achats"],
  ["61", "Services extérieurs"],
  ["62", "Autres services extérieurs"],
  ["63", "Impôts et taxes"],
  ["64", "Charges de personnel"],
  ["65", "Autres charges de gestion courante"],
  ["66", "Charges financières"],
  ["67", "Charges exceptionnelles"],
  ["68", "Dotations aux amortissements, provisions et engagements"],
];
export const RESOURCE_ACCOUNTS: readonly [string, string][] = [
  ["70", "Ventes de produits finis, prestations de services"],
  ["73", "Dotations et produits de tarification"],
  ["74", "Subventions d’exploitation"],
  ["75", "Autres produits de gestion courante (cotisations, dons)"],
  ["76", "Produits financiers"],
  ["77", "Produits exceptionnels"],
  ["78", "Reprises sur amortissements, dépréciations et provisions"],
  ["79", "Transferts de charges"],
];
/** Contributions in kind: what is given without money, as much on one side as on the other. */
export const GIVEN_ACCOUNTS: readonly [string, string][] = [
  ["86", "Emplois des contributions volontaires en nature"],
  ["87", "Contributions volontaires en nature"],
];
export const ACCOUNTS = [...CHARGE_ACCOUNTS, ...RESOURCE_ACCOUNTS, ...GIVEN_ACCOUNTS].map(([code]) => code);

export interface BudgetLine {
  account: string;
  label: string;
  /** Whole euros: the form asks for no cents. */
  euros: number;
}

export interface BudgetTotals {
  charges: number;
  resources: number;
  givenCharges: number;
  givenResources: number;
  isBalanced: boolean;
}

/** Accounts 60–68 beside 70–79, and 86 beside 87. */
export function sumBudget(lines: readonly BudgetLine[]): BudgetTotals {
  const sum = (takes: (account: string) => boolean): number =>
    lines.reduce((total, one) => (takes(one.account) ? total + one.euros : total), 0);
  const charges = sum((account) => account.startsWith("6"));
  const resources = sum((account) => account.startsWith("7"));
  const givenCharges = sum((account) => account === "86");
  const givenResources = sum((account) => account === "87");
  return {
    charges,
    resources,
    givenCharges,
    givenResources,
    isBalanced: charges === resources && givenCharges === givenResources,
  };
}
