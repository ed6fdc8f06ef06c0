import { useQuery } from "@tanstack/react-query";
import { AppLink, formatPlainDay, useCptsPath } from "../../../../design/index.ts";
import { circuitQuery } from "../circuit/circuit-client.ts";
import { clockQuery } from "../clock/clock-client.ts";

/** Where the project stands and the date that comes first, each leading to its page; nothing while neither is known. */
export function WhereWeAre({ slug }: { slug: string }) {
  const pathTo = useCptsPath();
  const circuit = useQuery(circuitQuery(slug));
  const clock = useQuery(clockQuery(slug));
  const next = clock.data?.dates.find((one) => ["late", "soon", "ahead"].includes(one.state));
  if (!circuit.data) return null;
  return (
    <p className="pro-where">
      Aujourd’hui : <AppLink href={pathTo("projet/circuit")}>{circuit.data.label.toLowerCase()}</AppLink>.
      {next?.dueOn && (
        <>
          {" "}
          {next.state === "late" ? "En retard" : "Prochaine échéance"} :{" "}
          <AppLink href={pathTo("projet/echeances")}>
            {next.label}, {formatPlainDay(next.dueOn)}
          </AppLink>
          .
        </>
      )}
    </p>
  );
}
