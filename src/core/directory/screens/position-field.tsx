import { TextInput } from "@mantine/core";
import { useState } from "react";

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

type PositionFieldProps = { value: Position | null; onChange: (value: Position | null) => void };

/** A point put by hand, as any map gives it; empty: found from the address. */
export function PositionField({ value, onChange }: PositionFieldProps) {
  const [text, setText] = useState(value ? `${value.latitude}, ${value.longitude}` : "");
  const wrong = text.trim() !== "" && readPosition(text) === null;
  return (
    <TextInput
      label="Point sur la carte"
      description="Latitude et longitude, copiées d’une carte : 43.5456, 1.4749. Vide : trouvé d’après l’adresse."
      maxLength={60}
      value={text}
      error={wrong && "Écrivez la latitude, une virgule, puis la longitude."}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(readPosition(event.currentTarget.value));
      }}
    />
  );
}
