import { Distance } from "../../../../design/index.ts";

/** Where only the commune is known of both, the points are the same: « même commune », never « 0 m ». */
export const DistanceFromPatient = ({ distanceMeters }: { distanceMeters: number }) =>
  distanceMeters < 25 ? (
    <span className="mg-nowrap">même commune</span>
  ) : (
    <Distance distanceMeters={distanceMeters} />
  );
