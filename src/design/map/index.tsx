import { lazy, Suspense } from "react";
import { Loading } from "../page/skeleton.tsx";
import type { MapViewProps } from "./map-types.ts";
import { PointList } from "./point-list.tsx";

export type { MapPlace, MapPoint, MapViewProps } from "./map-types.ts";

const MapCanvas = lazy(() => import("./map-canvas.tsx"));

/** A map that is whole without tiles from the web, and the list of its points for the keyboard and the ear. */
export function MapView(props: MapViewProps) {
  const { withList = true } = props;
  return (
    <div className={withList ? "mg-map-and-list" : undefined}>
      <Suspense fallback={<Loading what={props.label} shape="figures" />}>
        <MapCanvas {...props} />
      </Suspense>
      {withList && <PointList {...props} />}
    </div>
  );
}
