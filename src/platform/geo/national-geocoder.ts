import { areValidCoordinates } from "./coordinates.ts";
import type { GeocodedPlace, Geocoder, PostalAddress } from "./geocoder.ts";
import { GeocoderUnavailable } from "./geocoder.ts";

/* What the service calls the kind of an answer (GeocodeJSON `type`), and what we make of it. */
const precisionByType: Record<string, GeocodedPlace["precision"]> = {
  housenumber: "address",
  street: "street",
  locality: "street",
  municipality: "commune",
};

/* An answer below this likeness (0 to 1, the service's own score) is more often another street than a misspelt one. */
const defaultMinimumScore = 0.5;
const maximumAnswerBytes = 256 * 1024;

export type NationalGeocoderSettings = {
  /** For example https://data.geopf.fr/geocodage — the address service of the Géoplateforme. */
  baseUrl: string;
  timeoutMs?: number;
  minimumScore?: number;
};

type Feature = {
  geometry?: { coordinates?: unknown[] };
  properties?: { type?: unknown; score?: unknown };
};

function searchUrl(baseUrl: string, address: PostalAddress): URL | undefined {
  const words = [address.street, address.postcode, address.communeName].filter(Boolean).join(" ").trim();
  /* The service refuses texts shorter than 3 and longer than 200 characters. */
  if (words.length < 3) return undefined;
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}/search`);
  url.searchParams.set("q", words.slice(0, 200));
  url.searchParams.set("limit", "1");
  if (address.communeCode) url.searchParams.set("citycode", address.communeCode);
  else if (address.postcode) url.searchParams.set("postcode", address.postcode);
  return url;
}

async function readBounded(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > maximumAnswerBytes) throw new Error("réponse trop longue");
  }
  return text;
}

async function ask(url: URL, timeoutMs: number): Promise<Feature | undefined> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: "application/json" },
      redirect: "error",
    });
    if (!response.ok) throw new Error(`réponse ${response.status}`);
    const answer = JSON.parse(await readBounded(response)) as { features?: Feature[] } | null;
    return Array.isArray(answer?.features) ? answer.features[0] : undefined;
  } catch (error) {
    throw new GeocoderUnavailable("Le service national d'adresses ne répond pas. Réessayez plus tard.", {
      cause: error,
    });
  }
}

/**
 * Geocoder on the national address service (GeocodeJSON). Answers undefined when nothing is alike enough; throws
 * GeocoderUnavailable on a timeout, a refusal or an answer that cannot be read. Only addresses of practices go there,
 * never a patient's with their name.
 */
export function createNationalGeocoder(settings: NationalGeocoderSettings): Geocoder {
  const { baseUrl, timeoutMs = 3_000, minimumScore = defaultMinimumScore } = settings;
  return {
    async geocode(address) {
      const url = searchUrl(baseUrl, address);
      if (!url) return undefined;
      const feature = await ask(url, timeoutMs);
      const [longitude, latitude] = feature?.geometry?.coordinates ?? [];
      const { type, score } = feature?.properties ?? {};
      const precision = typeof type === "string" ? precisionByType[type] : undefined;
      if (!precision || typeof score !== "number" || score < minimumScore) return undefined;
      if (typeof latitude !== "number" || typeof longitude !== "number") return undefined;
      return areValidCoordinates({ latitude, longitude }) ? { latitude, longitude, precision } : undefined;
    },
  };
}
