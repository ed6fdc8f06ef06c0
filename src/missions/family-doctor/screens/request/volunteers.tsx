import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  counted,
  EmptyState,
  LinkButton,
  QueryView,
  sayProblem,
  useCptsPath,
} from "../../../../design/index.ts";
import type { Candidate, Candidates } from "../../proposal/proposal-contract.ts";
import { useDone } from "../acts/use-done.ts";
import { bestQuery } from "../client/doctor-queries.ts";
import { LoadBar } from "../client/load-bar.tsx";
import { proposalClient } from "../client/proposal-client.ts";

type VolunteersProps = { cpts: string; requestId: string; onProposed?: () => void };

/** The five best volunteers for one patient, each with the reasons that speak for them. */
export function Volunteers({ cpts, requestId, onProposed }: VolunteersProps) {
  const best = useQuery(bestQuery(cpts, requestId));
  const done = useDone(cpts);
  const propose = async ({ offerId, professionalName }: Candidate) => {
    try {
      const after = await proposalClient.propose(
        cpts,
        requestId,
        { offerId, reason: "" },
        crypto.randomUUID(),
      );
      await done.proposal(after, `${professionalName} est choisi, rien n’est encore envoyé`);
      onProposed?.();
    } catch (error) {
      sayProblem(error);
      await best.refetch();
    }
  };
  return (
    <QueryView query={best} what="les médecins volontaires">
      {(data) =>
        data.items.length === 0 ? (
          <Nobody why={data.whyNobody} />
        ) : (
          <>
            <ol className="mt-volunteers">
              {data.items.map((one) => (
                <Volunteer key={one.offerId} one={one} onPropose={() => void propose(one)} />
              ))}
            </ol>
            <Beyond data={data} />
          </>
        )
      }
    </QueryView>
  );
}

// The bar says it already.
const isNotLoad = (reason: string): boolean => !/^\d+ places? promises? sur /.test(reason);

function Volunteer({ one, onPropose }: { one: Candidate; onPropose: () => void }) {
  return (
    <li className="mt-volunteer">
      <div>
        <strong>
          {one.rank}. {one.professionalName}
        </strong>
        {one.communeName && <span className="mg-soft"> · {one.communeName}</span>}
        <p className="mt-reasons">{one.reasons.filter(isNotLoad).join(" · ")}</p>
        <LoadBar taken={one.taken} capacity={one.capacity} label="places promises" />
      </div>
      <Button onClick={onPropose} variant={one.rank === 1 ? "filled" : "default"}>
        Choisir<span className="mg-hidden"> {one.professionalName}</span>
      </Button>
    </li>
  );
}

const Beyond = ({ data }: { data: Candidates }) =>
  data.inAll > data.items.length ? (
    <p className="mg-soft">
      {counted(data.inAll, "volontaire pourrait", "volontaires pourraient")} prendre ce patient ; voici les{" "}
      {data.items.length} plus proches de ce qu’il demande.
    </p>
  ) : null;

function Nobody({ why }: { why: string | null }) {
  const path = useCptsPath();
  return (
    <EmptyState
      title="Aucun volontaire pour ce patient aujourd’hui"
      action={
        <LinkButton variant="default" href={path("medecin-traitant/offres")}>
          Voir qui peut prendre qui
        </LinkButton>
      }
    >
      {why ?? "Demandez aux médecins combien de patients ils peuvent prendre, ou élargissez une offre."}
    </EmptyState>
  );
}
