import { Button, NumberInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { formatNumber } from "../../../design/index.ts";
import type { CommuneFound } from "../contract.ts";
import { CommuneSearch, partOf, useParts } from "./area-search.tsx";
import type { DrawnArea } from "./use-territory.ts";

/** A part of a commune: one of its IRIS where a file tells them, else a code and a name typed by hand; or a sector that has a name only. */
export function PartOfCommune({ slug, onAdd }: { slug: string; onAdd: (areas: DrawnArea[]) => void }) {
  const [commune, setCommune] = useState<CommuneFound | null>(null);
  return (
    <div className="mg-card mg-stack">
      <CommuneSearch
        slug={slug}
        label="Commune"
        onChosen={setCommune}
        {...(commune ? { chosen: `Dans ${commune.name}.` } : {})}
      />
      {commune && <KnownIris slug={slug} commune={commune} onAdd={onAdd} />}
      <TypedPart commune={commune} onAdd={onAdd} />
    </div>
  );
}

function KnownIris({
  slug,
  commune,
  onAdd,
}: {
  slug: string;
  commune: CommuneFound;
  onAdd: (areas: DrawnArea[]) => void;
}) {
  const parts = useParts(slug, { q: "", commune: commune.code });
  const iris = (parts.data?.items ?? []).filter((one) => one.kind === "iris");
  if (iris.length === 0)
    return parts.isPending ? null : (
      <p className="mg-soft">
        Aucun fichier chargé ne dit les IRIS de {commune.name} : notez-en le code, ou chargez les contours des
        IRIS plus bas.
      </p>
    );
  return (
    <Select
      label={`IRIS de ${commune.name}`}
      placeholder={`${iris.length} IRIS`}
      searchable
      value={null}
      nothingFoundMessage="Aucun IRIS de ce nom dans cette commune"
      data={iris.map((one) => ({
        value: one.code ?? "",
        label: [
          one.name,
          one.code === one.name ? "" : one.code,
          one.population === null ? "" : `${formatNumber(Math.round(one.population))} hab.`,
          ...one.takenBy,
        ]
          .filter(Boolean)
          .join(" · "),
      }))}
      onChange={(code) => {
        const one = iris.find((item) => item.code === code);
        if (one) onAdd([partOf(one)]);
      }}
    />
  );
}

function TypedPart({
  commune,
  onAdd,
}: {
  commune: CommuneFound | null;
  onAdd: (areas: DrawnArea[]) => void;
}) {
  const [iris, setIris] = useState("");
  const [name, setName] = useState("");
  const [postalCode, setPostalCode] = useState("");
  const [population, setPopulation] = useState<number | string>("");
  const irisGiven = iris.trim() !== "";
  const irisFits = commune !== null && new RegExp(`^${commune.code}\\d{4}$`).test(iris.trim());
  const postalFits = postalCode.trim() === "" || /^\d{5}$/.test(postalCode.trim());
  const ready =
    commune !== null &&
    name.trim() !== "" &&
    typeof population === "number" &&
    (!irisGiven || irisFits) &&
    postalFits;
  const add = () => {
    if (!commune || typeof population !== "number") return;
    const code = irisGiven ? iris.trim() : null;
    onAdd([
      {
        kind: code ? "iris" : "sector",
        code,
        communeCode: commune.code,
        name: name.trim(),
        postalCode: postalCode.trim() || null,
        population,
        populationSource: code ? "Insee, population des IRIS" : "estimation de la CPTS",
        populationYear: null,
        latitude: commune.latitude,
        longitude: commune.longitude,
      },
    ]);
    setIris("");
    setName("");
    setPostalCode("");
    setPopulation("");
  };
  return (
    <>
      <TextInput
        label="Code IRIS (9 chiffres)"
        description="Vide pour un secteur qui n’a pas de code."
        maxLength={9}
        value={iris}
        onChange={(event) => setIris(event.currentTarget.value)}
        error={
          irisGiven && commune && !irisFits
            ? `Un IRIS de ${commune.name} commence par ${commune.code} et a 9 chiffres.`
            : undefined
        }
      />
      <TextInput
        label="Nom"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Code postal"
        description={
          commune && commune.postalCodes.length > 1
            ? `${commune.name} en a plusieurs : ${commune.postalCodes.join(", ")}. Vide : tous.`
            : "Vide : celui de la commune."
        }
        inputMode="numeric"
        maxLength={5}
        value={postalCode}
        onChange={(event) => setPostalCode(event.currentTarget.value)}
        error={postalFits ? undefined : "Un code postal a cinq chiffres."}
      />
      <NumberInput
        label="Population"
        hideControls
        min={0}
        max={10_000_000}
        decimalScale={3}
        decimalSeparator=","
        thousandSeparator=" "
        value={population}
        onChange={setPopulation}
      />
      <div>
        <Button variant="default" disabled={!ready} onClick={add}>
          Ajouter {irisGiven ? "cet IRIS" : "ce secteur"}
        </Button>
      </div>
    </>
  );
}
