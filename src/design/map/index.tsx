import { lazy, Suspense } from "react";
import { Loading } from "../page/skeleton.tsx";
import { useSession } from "../session.ts";
import type { MapViewProps } from "./map-types.ts";
import { PointList } from "./point-list.tsx";

export type { MapBox, MapGround, MapPlace, MapPoint, MapViewProps } from "./map-types.ts";

const MapCanvas = lazy(() => import("./map-canvas.tsx"));

/** A map that is whole without tiles from the web (those of the installation lie under it, where there are some), and the list of its points for the keyboard and the ear. */
export function MapView(props: MapViewProps) {
  const { withList = true } = props;
  const configured = useSession()?.tiles ?? null;
  const tiles = props.tiles === undefined ? configured : props.tiles;
  return (
    <div className={withList ? "mg-map-and-list" : undefined}>
      <Suspense fallback={<Loading what={props.label} shape="figures" />}>
        {/* Other tiles make another map: one that is drawn on is never given new ground. */}
        <MapCanvas key={tiles?.url ?? ""} {...props} tiles={tiles} />
      </Suspense>
      {withList && <PointList {...props} />}
    </div>
  );
}
