import { Button } from "@mantine/core";
import { IconCalendarOff, IconPencil, IconPlus, IconTrash, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { EmptyState, Section } from "../../../design/index.ts";
import type { Agenda } from "../contract.ts";
import { AgendaFrame } from "./agenda-frame.tsx";
import { AUDIENCE_WORDS } from "./agenda-words.ts";
import { ChangeJournal } from "./change-journal.tsx";
import { ExceptionDialog } from "./exception-dialog.tsx";
import { PlaceSettings, PlacesToOpen } from "./place-settings.tsx";
import { type Template, TemplateForm } from "./template-form.tsx";
import { ToDecide } from "./to-decide.tsx";
import { type ChangeControl, useChange } from "./use-change.tsx";

/** My templates, each as the sentence that its owner would say. */
export default function MyTemplates() {
  return (
    <AgendaFrame path="agenda/plages" title="Mes plages types" subtitle="Ce qui se répète chaque semaine.">
      {(slug, agenda) =>
        agenda.practices.some((one) => one.schedule) ? (
          <Templates slug={slug} agenda={agenda} />
        ) : (
          <PlacesToOpen slug={slug} agenda={agenda} />
        )
      }
    </AgendaFrame>
  );
}

function Templates({ slug, agenda }: { slug: string; agenda: Agenda }) {
  const change = useChange(slug, agenda);
  const [edited, setEdited] = useState<Template | "new" | null>(null);
  if (edited) {
    return (
      <>
        <TemplateForm
          agenda={agenda}
          template={edited === "new" ? null : edited}
          change={change}
          onDone={() => setEdited(null)}
        />
        {change.dialog}
      </>
    );
  }
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited("new")}>
      Ajouter une plage
    </Button>
  );
  return (
    <>
      <ToDecide agenda={agenda} change={change} />
      {agenda.templates.length === 0 ? (
        <EmptyState title="Aucune plage type" action={add}>
          Une plage type dit ce qui se répète : « chaque mardi 14 h–15 h, 4 places, jusqu’au 18 décembre ».
          Vos créneaux s’ouvrent ensuite tout seuls, sauf les jours fériés et pendant vos absences.
        </EmptyState>
      ) : (
        <Section title="Chaque semaine" actions={add}>
          <ul className="ag-rules">
            {agenda.templates.map((one) => (
              <OneTemplate key={one.id} template={one} change={change} onEdit={() => setEdited(one)} />
            ))}
          </ul>
        </Section>
      )}
      {agenda.openings.length > 0 && <Openings agenda={agenda} change={change} />}
      <PlaceSettings slug={slug} agenda={agenda} />
      <ChangeJournal slug={slug} agenda={agenda} change={change} />
      {change.dialog}
    </>
  );
}

function OneTemplate({
  template,
  change,
  onEdit,
}: {
  template: Template;
  change: ChangeControl;
  onEdit: () => void;
}) {
  const [closing, setClosing] = useState(false);
  return (
    <li className="ag-rule">
      <p className="ag-rule-sentence">{template.sentence}</p>
      <p className="mg-soft">
        {template.siteName} · {template.slotMinutes} min par créneau ·{" "}
        {template.audiences.map((one) => AUDIENCE_WORDS[one]).join(", ")}
        {template.shared && " · partagée avec les CPTS voisines"}
      </p>
      {template.exceptions.length > 0 && (
        <ul className="ag-exceptions">
          {template.exceptions.map((one) => (
            <li key={one.id}>
              <span>Sauf {one.sentence}</span>
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconX size={16} aria-hidden />}
                onClick={() => change.tryOut({ kind: "exception.cancel", exceptionId: one.id })}
              >
                Retirer l’exception
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="mg-actions">
        <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>
          Modifier
        </Button>
        <Button
          variant="default"
          leftSection={<IconCalendarOff size={18} aria-hidden />}
          onClick={() => setClosing(true)}
        >
          Sauf un jour…
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => change.tryOut({ kind: "template.end", templateId: template.id })}
        >
          Supprimer
        </Button>
      </div>
      {closing && <ExceptionDialog template={template} change={change} onClose={() => setClosing(false)} />}
    </li>
  );
}

function Openings({ agenda, change }: { agenda: Agenda; change: ChangeControl }) {
  return (
    <Section title="Pour une fois" hint="Ouvertures à venir, faites depuis la semaine.">
      <ul className="ag-rules">
        {agenda.openings.map((one) => (
          <li key={one.id} className="ag-rule">
            <p className="ag-rule-sentence">{one.sentence}</p>
            <p className="mg-soft">{one.siteName}</p>
            <Button
              variant="subtle"
              leftSection={<IconTrash size={18} aria-hidden />}
              onClick={() => change.tryOut({ kind: "opening.cancel", openingId: one.id })}
            >
              Retirer cette ouverture
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
