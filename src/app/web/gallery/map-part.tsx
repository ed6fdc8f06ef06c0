import { useState } from "react";
import { MapView } from "../../../design/map/index.tsx";

const places = [
  { id: "31555", name: "Toulouse", lat: 43.6007, lon: 1.4328, population: 504_078 },
  { id: "31069", name: "Blagnac", lat: 43.6434, lon: 1.3787, population: 25_525 },
  { id: "31056", name: "Beauzelle", lat: 43.6661, lon: 1.3764, population: 7934 },
  { id: "31150", name: "Fenouillet", lat: 43.6801, lon: 1.3964, population: 5200 },
  { id: "31022", name: "Aucamville", lat: 43.6694, lon: 1.4284, population: 8900 },
  { id: "31044", name: "Balma", lat: 43.6111, lon: 1.4997, population: 17_000 },
  { id: "31561", name: "L’Union", lat: 43.6549, lon: 1.4847, population: 11_800 },
];
const points = [
  { id: "p", lat: 43.62, lon: 1.43, label: "Le patient", sign: "●", kind: "patient" as const },
  {
    id: "a",
    lat: 43.628,
    lon: 1.421,
    label: "Dr Vidal · cabinet",
    detail: "aujourd’hui 14 h 20 · 1,2 km",
    sign: "1",
  },
  {
    id: "b",
    lat: 43.641,
    lon: 1.455,
    label: "Dr Bérail · visite",
    detail: "aujourd’hui 16 h · 3 km",
    sign: "2",
  },
  { id: "c", lat: 43.602, lon: 1.39, label: "Centre de soins", detail: "demain 9 h · 3,8 km", sign: "3" },
];
const circles = { lat: 43.62, lon: 1.43, radiiMeters: [1000, 3000] };

export function MapPart() {
  const [chosen, setChosen] = useState<string>("a");
  return (
    <MapView
      label="Sites proches du patient"
      points={points}
      places={places}
      circles={circles}
      selectedId={chosen}
      onSelect={setChosen}
    />
  );
}
