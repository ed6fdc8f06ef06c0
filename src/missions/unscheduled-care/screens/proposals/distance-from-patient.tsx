import { Distance } from "../../../../design/index.ts";
import { isSamePoint } from "../client/care-words.ts";

export const DistanceFromPatient = ({ distanceMeters }: { distanceMeters: number }) =>
  isSamePoint(distanceMeters) ? (
    <span className="mg-nowrap">même commune</span>
  ) : (
    <Distance distanceMeters={distanceMeters} />
  );
