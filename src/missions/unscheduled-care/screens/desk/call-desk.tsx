import "../care.css";
import "./desk.css";
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconPhonePlus } from "@tabler/icons-react";
import { useRef } from "react";
import { EmptyState, KeyboardHelp, Keys, Page, useCpts } from "../../../../design/index.ts";
import { ViewSwitch } from "../client/view-switch.tsx";
import { type DeskCommands, deskShortcuts } from "./desk-commands.ts";
import { DeskRequest } from "./desk-request.tsx";
import { focusIn } from "./focus-column.ts";
import { focusLine } from "./focus-line.ts";
import { QueueColumn } from "./queue-column.tsx";
import { type DeskTab, useDeskPath } from "./use-desk-path.ts";
import { useQueue } from "./use-queue.ts";

const COLUMNS = ["file", "fiche", "propositions"] as const;

/** « Poste d'appel »: the queue, the sheet, the proposals; hands on the keyboard. Narrow or zoomed, columns become tabs. */
export default function CallDesk() {
  const cpts = useCpts();
  return cpts ? <Desk cpts={cpts.cptsSlug} /> : null;
}

function Desk({ cpts }: { cpts: string }) {
  const route = useDeskPath();
  const queue = useQueue(cpts);
  const commands = useRef<DeskCommands>({});
  const wide = useMediaQuery("(min-width: 75em)", window.innerWidth >= 1200, {
    getInitialValueInEffect: false,
  });
  const column = (index: 1 | 2 | 3) => {
    const name = COLUMNS[index - 1] ?? "file";
    if (!wide) route.show(name);
    requestAnimationFrame(() => focusIn(name));
  };
  const shortcuts = deskShortcuts(commands, {
    inCall: Boolean(route.openId),
    newCall: route.begin,
    showNew: queue.showNew,
    column,
    line: focusLine,
  });
  return (
    <Page
      title="Poste d’appel"
      width="full"
      actions={
        <Button leftSection={<IconPhonePlus size={20} aria-hidden />} onClick={route.begin}>
          Nouvel appel
        </Button>
      }
    >
      {!wide && <Tabs tab={route.tab} onChange={route.show} newer={queue.shown.newer} />}
      <div className="snp-desk" data-wide={wide || undefined} data-tab={route.tab}>
        <QueueColumn cpts={cpts} queue={queue} openId={route.openId} onOpen={(id) => route.open(id)} />
        {route.openId ? (
          <DeskRequest
            key={route.openId}
            cpts={cpts}
            id={route.openId}
            isNew={route.isNew}
            commands={commands}
            onSaved={() => route.isNew && route.openId && route.open(route.openId)}
            onProposals={() => (wide ? undefined : route.show("propositions"))}
            onClose={route.close}
          />
        ) : (
          <div className="snp-desk-nothing" data-column="fiche">
            <EmptyState
              title="Aucun appel ouvert"
              action={<Button onClick={route.begin}>Nouvel appel</Button>}
            >
              Choisissez une demande dans la file, ou commencez un appel avec <Keys keys="n" />.
            </EmptyState>
          </div>
        )}
      </div>
      <div className="snp-desk-keys">
        <KeyboardHelp shortcuts={shortcuts} always={7} asleepWords="Pendant un appel :" />
      </div>
    </Page>
  );
}

function Tabs({ tab, newer, onChange }: { tab: DeskTab; newer: number; onChange: (tab: DeskTab) => void }) {
  return (
    <ViewSwitch
      label="Volet à afficher"
      value={tab}
      views={[
        { value: "file", label: newer > 0 ? `File (${newer} nouv.)` : "File" },
        { value: "fiche", label: "Fiche" },
        { value: "propositions", label: "Propositions" },
      ]}
      onChange={onChange}
    />
  );
}
