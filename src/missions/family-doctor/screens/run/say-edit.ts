import { formatPlainDate } from "../../../../design/index.ts";
import type { RunEdit } from "../../run/run-contract.ts";

type Names = readonly { value: string; label: string }[];

/** An edit that is not sent yet, in French; the server says it the same way once it is. */
export function sayEdit(edit: RunEdit, doctors: Names, communes: Names): string {
  const nameOf = (names: Names, value: string) => names.find((one) => one.value === value)?.label ?? value;
  if (edit.kind === "home-visits-only") return "Seuls les patients à voir à domicile";
  if (edit.kind === "leaves")
    return `${nameOf(doctors, edit.offerId)} ne prend plus personne à partir du ${formatPlainDate(edit.onOn)}`;
  if (edit.kind === "capacity") {
    const count = Math.abs(edit.more);
    return `${nameOf(doctors, edit.offerId)} : ${count} place${count > 1 ? "s" : ""} de ${edit.more < 0 ? "moins" : "plus"}`;
  }
  const arrivals = `${edit.count} patient${edit.count > 1 ? "s" : ""} de plus à ${nameOf(communes, edit.communeCode)}`;
  return `${arrivals}, de poids ${edit.weight}${edit.needsHomeVisit ? ", à voir à domicile" : ""}`;
}
