import { Button, Textarea } from "@mantine/core";
import { IconClipboardText, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { AreaInput } from "../contract.ts";
import { AreaSearch } from "./area-search.tsx";
import { PartOfCommune } from "./part-of-commune.tsx";
import { readPastedAreas } from "./read-pasted-areas.ts";
import type { DrawnArea } from "./use-territory.ts";

const SOURCE = "Insee, population municipale";
type AddAreasProps = { slug: string; onAdd: (areas: DrawnArea[]) => void };
const withoutPoint = (area: AreaInput): DrawnArea => ({ ...area, latitude: null, longitude: null });

/** A commune or an IRIS by its first letters; a part of a commune step by step, or a whole list, below. */
export function AddAreas({ slug, onAdd }: AddAreasProps) {
  const [more, setMore] = useState<"paste" | "part" | null>(null);
  return (
    <div className="mg-stack mg-no-print">
      <AreaSearch slug={slug} onChosen={(area) => onAdd([area])} />
      <div className="mg-actions">
        <Button
          variant="subtle"
          leftSection={<IconPlus size={18} aria-hidden />}
          aria-expanded={more === "part"}
          onClick={() => setMore(more === "part" ? null : "part")}
        >
          Un IRIS ou un secteur
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconClipboardText size={18} aria-hidden />}
          aria-expanded={more === "paste"}
          onClick={() => setMore(more === "paste" ? null : "paste")}
        >
          Coller depuis un tableur
        </Button>
      </div>
      {more === "part" && <PartOfCommune slug={slug} onAdd={onAdd} />}
      {more === "paste" && <PasteList onAdd={onAdd} />}
    </div>
  );
}

function PasteList({ onAdd }: { onAdd: (areas: DrawnArea[]) => void }) {
  const [text, setText] = useState("");
  const { areas, refused } = readPastedAreas(text, { source: SOURCE, year: null });
  return (
    <div className="mg-card mg-stack">
      <Textarea
        label="Lignes copiées d’un tableur"
        description="Code Insee, nom, population, puis source et année si vous les avez. 5 chiffres : commune ; 9 : IRIS ; 5 chiffres et S : secteur de cette commune."
        autosize
        minRows={4}
        maxRows={12}
        maxLength={200_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {refused.length > 0 && (
        <ul aria-live="polite">
          {refused.slice(0, 8).map((one) => (
            <li key={one.line}>
              Ligne {one.line} : {one.why}
            </li>
          ))}
          {refused.length > 8 && <li>et {refused.length - 8} autres lignes</li>}
        </ul>
      )}
      <div>
        <Button
          variant="default"
          disabled={areas.length === 0}
          onClick={() => {
            onAdd(areas.map(withoutPoint));
            setText("");
          }}
        >
          Ajouter {areas.length} ligne{areas.length > 1 ? "s" : ""}
        </Button>
      </div>
    </div>
  );
}
