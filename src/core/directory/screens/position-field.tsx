import { Button, TextInput } from "@mantine/core";
import { IconMapPin } from "@tabler/icons-react";
import { useState } from "react";
import { MapView } from "../../../design/map/index.tsx";
import { useGround } from "./use-ground.ts";

export type Position = { latitude: number; longitude: number };

/** « 43.5456, 1.4749 », « 43,5456 1,4749 » → a point; null when it is not one. */
export function readPosition(text: string): Position | null {
  const found = /^\s*(-?\d{1,2}(?:[.,]\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:[.,]\d+)?)\s*$/.exec(text);
  const [latitude, longitude] = [found?.[1], found?.[2]].map((part) => Number(part?.replace(",", ".")));
  if (
    latitude === undefined ||
    longitude === undefined ||
    !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
  )
    return null;
  return { latitude, longitude };
}

type PositionFieldProps = {
  slug: string;
  value: Position | null;
  /** Where the place is known to be while no point is put by hand: the map starts there. */
  around?: Position | null;
  onChange: (value: Position | null) => void;
};

const written = (at: Position | null): string => (at ? `${at.latitude}, ${at.longitude}` : "");

/** A point put by hand, typed or chosen on the map; empty: found from the address. */
export function PositionField({ slug, value, around = null, onChange }: PositionFieldProps) {
  const [text, setText] = useState(written(value));
  const [mapShown, setMapShown] = useState(false);
  const wrong = text.trim() !== "" && readPosition(text) === null;
  const put = (typed: string) => {
    setText(typed);
    onChange(readPosition(typed));
  };
  return (
    <div className="mg-stack">
      <TextInput
        label="Point sur la carte"
        description="Latitude et longitude, copiées d’une carte : 43.5456, 1.4749. Vide : trouvé d’après l’adresse."
        maxLength={60}
        value={text}
        error={wrong && "Écrivez la latitude, une virgule, puis la longitude."}
        onChange={(event) => put(event.currentTarget.value)}
      />
      <div>
        <Button
          variant="default"
          leftSection={<IconMapPin size={18} aria-hidden />}
          aria-expanded={mapShown}
          onClick={() => setMapShown(!mapShown)}
        >
          {mapShown ? "Replier la carte" : "Choisir sur la carte"}
        </Button>
      </div>
      {mapShown && (
        <PickMap
          slug={slug}
          at={value ?? around}
          onPick={(latitude, longitude) => put(written({ latitude, longitude }))}
        />
      )}
      <p className="mg-hidden" role="status">
        {mapShown && value && `Point choisi : ${written(value)}`}
      </p>
    </div>
  );
}

type PickMapProps = {
  slug: string;
  at: Position | null;
  onPick: (latitude: number, longitude: number) => void;
};

function PickMap({ slug, at, onPick }: PickMapProps) {
  const ground = useGround(slug);
  return (
    <>
      <p className="mg-soft">
        Touchez l’endroit exact. Au clavier : les flèches déplacent la croix, Entrée choisit.
      </p>
      <MapView
        label="Choisir le point"
        points={at ? [{ id: "point", lat: at.latitude, lon: at.longitude, label: "Point choisi" }] : []}
        places={ground}
        heightPixels={300}
        withList={false}
        onPick={onPick}
      />
    </>
  );
}
