import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createNationalGeocoder, createOfflineGeocoder, GeocoderUnavailable } from "./index.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function addressService(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/geocodage/`;
}

const answering = (
  type: string,
  score: number,
  coordinates: unknown = [1.47491, 43.54618],
): RequestListener =>
  function answer(_request, response) {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ features: [{ geometry: { coordinates }, properties: { type, score } }] }));
  };

const practice = {
  street: "12 rue des Tisserins",
  postcode: "31520",
  communeCode: "31446",
  communeName: "Ramonville-Saint-Agne",
};

describe("national geocoder", () => {
  it.each([
    ["housenumber", "address"],
    ["street", "street"],
    ["municipality", "commune"],
  ])("says how precise a %s is", async (type, precision) => {
    const geocoder = createNationalGeocoder({ baseUrl: await addressService(answering(type, 0.9)) });
    expect(await geocoder.geocode(practice)).toEqual({ latitude: 43.54618, longitude: 1.47491, precision });
  });

  it("asks with the commune's code, one answer, no trailing slash twice", async () => {
    let asked = "";
    const baseUrl = await addressService((request, response) => {
      asked = request.url ?? "";
      response.end('{"features":[]}');
    });
    expect(await createNationalGeocoder({ baseUrl }).geocode(practice)).toBeUndefined();
    const url = new URL(asked, "http://localhost");
    expect(url.pathname).toBe("/geocodage/search");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      q: "12 rue des Tisserins 31520 Ramonville-Saint-Agne",
      limit: "1",
      citycode: "31446",
    });
  });

  it("does not take an answer that is little alike, or no point at all", async () => {
    const unlike = createNationalGeocoder({ baseUrl: await addressService(answering("street", 0.2)) });
    expect(await unlike.geocode(practice)).toBeUndefined();
    const strange = createNationalGeocoder({
      baseUrl: await addressService(answering("street", 0.9, ["x", 900])),
    });
    expect(await strange.geocode(practice)).toBeUndefined();
  });

  it.each<[string, RequestListener]>([
    ["refuses", (_request, response) => response.writeHead(503).end()],
    ["talks nonsense", (_request, response) => response.end("<html>")],
    ["floods", (_request, response) => response.end("x".repeat(400_000))],
    ["never answers", () => undefined],
  ])("says that the service is unavailable when it %s", async (_how, listener) => {
    const geocoder = createNationalGeocoder({ baseUrl: await addressService(listener), timeoutMs: 300 });
    await expect(geocoder.geocode(practice)).rejects.toThrow(GeocoderUnavailable);
  });

  it("asks nothing when there is nothing to ask", async () => {
    const baseUrl = await addressService(() => {
      throw new Error("must not be asked");
    });
    expect(await createNationalGeocoder({ baseUrl }).geocode({})).toBeUndefined();
  });
});

it("answers the commune's centre offline", async () => {
  const geocoder = createOfflineGeocoder(({ communeCode }) =>
    communeCode === "31446" ? { latitude: 43.54618, longitude: 1.47491 } : undefined,
  );
  expect(await geocoder.geocode(practice)).toEqual({
    latitude: 43.54618,
    longitude: 1.47491,
    precision: "commune",
  });
  expect(await geocoder.geocode({ communeCode: "99999" })).toBeUndefined();
});
