import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import {
  type Column,
  DataTable,
  formatNumber,
  type Meaning,
  StatusBadge,
  sayDone,
  sayProblem,
  useAttempt,
  useIntent,
  When,
} from "../../../../design/index.ts";
import type { Campaign } from "../../contract.ts";
import { campaignClient, campaignsKey, filePath } from "./campaign-client.ts";

const MEANINGS: Record<Campaign["state"], Meaning> = {
  queued: "open",
  working: "open",
  done: "done",
  failed: "warn",
};

/** What was prepared, its files while they are kept, and what became of those written to. */
export function CampaignList({ cpts, campaigns }: { cpts: string; campaigns: readonly Campaign[] }) {
  const columns: Column<Campaign>[] = [
    {
      key: "label",
      header: "Courrier",
      title: true,
      cell: (one) => (
        <>
          {one.label}
          <span className="mg-small mg-soft mt-made">
            préparé <When at={one.createdAt} />
          </span>
        </>
      ),
    },
    {
      key: "state",
      header: "État",
      cell: (one) => (
        <>
          <StatusBadge meaning={MEANINGS[one.state]}>{one.stateLabel}</StatusBadge>
          {one.problem && <p className="mg-small">{one.problem}</p>}
        </>
      ),
    },
    { key: "letters", header: "Lettres", figures: true, cell: (one) => formatNumber(one.letters) },
    { key: "files", header: "Fichiers", cell: (one) => <Files cpts={cpts} campaign={one} /> },
    { key: "since", header: "Depuis l’envoi", cell: (one) => <Since cpts={cpts} campaign={one} /> },
  ];
  return (
    <DataTable
      caption="Courriers préparés"
      columns={columns}
      rows={campaigns}
      rowKey={(one) => one.id}
      empty={
        <p className="mg-soft">Aucun courrier n’a encore été préparé : choisissez ci-dessus à qui écrire.</p>
      }
    />
  );
}

function Files({ cpts, campaign }: { cpts: string; campaign: Campaign }) {
  if (campaign.files.length === 0) return campaign.state === "done" ? "effacés" : "—";
  const parts = new Set(campaign.files.map(({ part }) => part)).size;
  const links = campaign.files.map(({ part, format }) => (
    <a
      key={`${part} ${format}`}
      className="mg-download"
      href={filePath(cpts, campaign.id, part, format)}
      download
    >
      <IconDownload size={18} aria-hidden />
      {format === "pdf" ? "PDF" : "Word"}
      {parts > 1 ? ` (${part} sur ${parts})` : ""}
    </a>
  ));
  return <span className="mt-files">{links}</span>;
}

function Since({ cpts, campaign }: { cpts: string; campaign: Campaign }) {
  const intent = useIntent();
  const queries = useQueryClient();
  const { busy, attempt } = useAttempt(sayProblem);
  if (campaign.since) {
    const { moved, foundDoctor, waiting } = campaign.since;
    return `${formatNumber(foundDoctor)} avec un médecin, ${formatNumber(waiting)} en attente ; ${formatNumber(moved)} ont changé d’état`;
  }
  if (campaign.state !== "done") return "—";
  const post = () =>
    attempt(async () => {
      await campaignClient.posted(cpts, campaign.id, intent.key);
      await queries.invalidateQueries({ queryKey: campaignsKey(cpts) });
      sayDone("Envoi noté : ce que deviennent ces demandes est compté à partir de maintenant.");
    });
  return (
    <Button size="sm" variant="default" loading={busy} onClick={() => void post()}>
      Noter comme postées
    </Button>
  );
}
