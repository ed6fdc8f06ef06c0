import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../design/index.ts";

export type Place = {
  label: string;
  communeCode: string | null;
  latitude: number | null;
  longitude: number | null;
};

type MyRecords = {
  items: {
    practices: {
      siteName: string;
      address: string;
      communeCode: string | null;
      latitude: number | null;
      longitude: number | null;
    }[];
  }[];
};

/** Where the person works, when the directory knows: a patient seen at the practice is there. */
export function useMyPractices(cpts: string): readonly Place[] {
  const mine = useQuery({
    queryKey: ["snp", cpts, "my-records"],
    queryFn: () => api.get<MyRecords>(`/api/c/${cpts}/directory/my-records`),
    staleTime: 600_000,
    retry: false,
  });
  return (mine.data?.items ?? [])
    .flatMap((record) => record.practices)
    .filter((practice) => practice.latitude !== null || practice.communeCode !== null)
    .slice(0, 2)
    .map((practice) => ({
      label: [practice.siteName, practice.address].filter(Boolean).join(", "),
      communeCode: practice.communeCode,
      latitude: practice.latitude,
      longitude: practice.longitude,
    }));
}

const REASONS: Record<number, string> = {
  1: "La position est refusée à cette page : autorisez-la dans le navigateur, ou choisissez la commune.",
  2: "Le téléphone ne trouve pas sa position : choisissez la commune.",
  3: "La position tarde : réessayez dehors, ou choisissez la commune.",
};

/** The point felt by the phone, when the person asks for it and the browser agrees. */
export function useMyPosition(onFound: (point: { latitude: number; longitude: number }) => void) {
  const [looking, setLooking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = () => {
    setProblem(null);
    if (!navigator.geolocation)
      return setProblem("Ce navigateur ne donne pas la position : choisissez la commune.");
    setLooking(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLooking(false);
        onFound({ latitude: coords.latitude, longitude: coords.longitude });
      },
      (error) => {
        setLooking(false);
        setProblem(REASONS[error.code] ?? REASONS[2] ?? "");
      },
      { enableHighAccuracy: false, timeout: 15_000, maximumAge: 120_000 },
    );
  };
  return { ask, looking, problem };
}
