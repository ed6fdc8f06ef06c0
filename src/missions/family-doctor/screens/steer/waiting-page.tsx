import "../search.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState, Loading, Page, PolicyNote, useCpts } from "../../../../design/index.ts";
import type { StandstillCode, StandstillPage } from "../../contract.ts";
import { doctorKeys, useDoctorLive } from "../client/doctor-queries.ts";
import { steerClient } from "../client/steer-client.ts";
import { WaitingGroups } from "./waiting-groups.tsx";
import { WaitingTable } from "./waiting-table.tsx";

/** « Ce qui attend »: what stands still and why, by what to do next, then by priority. */
export default function WaitingPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const [code, setCode] = useState<StandstillCode | null>(null);
  useDoctorLive(cpts);
  return (
    <Page
      title="Médecin traitant : ce qui attend"
      subtitle="Les demandes arrêtées, par ce qu’il y a à faire, la plus prioritaire en haut."
    >
      {code === null ? (
        <WaitingGroups cpts={cpts} onAll={setCode} />
      ) : (
        <WholeGroup cpts={cpts} code={code} onCode={setCode} />
      )}
      <PolicyNote
        may={["Voir ce qui n’avance pas, ouvrir chaque demande, agir pour un groupe."]}
        openTo="coordination de la CPTS"
      />
    </Page>
  );
}

type WholeGroupProps = {
  cpts: string;
  code: StandstillCode;
  onCode: (code: StandstillCode | null) => void;
};

/** All of one group, by priority then by delay. */
function WholeGroup({ cpts, code, onCode }: WholeGroupProps) {
  const list = useInfiniteQuery({
    queryKey: [...doctorKeys.all(cpts), "standstills", code],
    queryFn: ({ pageParam }) =>
      steerClient.standstills(cpts, { code, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    enabled: cpts !== "",
  });
  const first = list.data?.pages[0];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <Loading what="ce qui attend" />;
  if (list.isError && !first) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!first) return null;
  return (
    <>
      <Counts page={first} code={code} onCode={onCode} />
      <WaitingTable
        caption={first.counts.find((one) => one.code === code)?.label ?? "Demandes arrêtées"}
        items={items}
        more={
          list.hasNextPage
            ? { loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }
            : undefined
        }
      />
    </>
  );
}

type CountsProps = {
  page: StandstillPage;
  code: StandstillCode;
  onCode: (code: StandstillCode | null) => void;
};

function Counts({ page, code, onCode }: CountsProps) {
  const shown = page.counts.filter((one) => one.count > 0);
  if (shown.length === 0) return null;
  return (
    <fieldset className="mg-suggestions mg-no-print">
      <legend className="mg-hidden">Ce qui manque</legend>
      <button type="button" className="mg-pill" aria-pressed={false} onClick={() => onCode(null)}>
        Par ce qu’il y a à faire
      </button>
      {shown.map((one) => (
        <button
          key={one.code}
          type="button"
          className="mg-pill"
          aria-pressed={one.code === code}
          onClick={() => onCode(one.code)}
        >
          {one.label} <span className="mg-figures">({one.count})</span>
        </button>
      ))}
    </fieldset>
  );
}
