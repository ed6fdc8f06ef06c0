import { expect, test } from "vitest";
import { allowedSteps, type IdentityStatus, nextStatus } from "./identity-steps.ts";

test.each<[IdentityStatus, string[], string[]]>([
  ["PROVISOIRE", [], ["document-seen", "ins-received"]],
  ["PROVISOIRE", ["homonyme"], ["document-seen", "ins-received"]],
  ["PROVISOIRE", ["douteuse"], []],
  ["PROVISOIRE", ["fictive", "homonyme"], []],
  ["RECUPEREE", [], ["document-seen", "back-to-provisional"]],
  ["VALIDEE", [], ["ins-received", "back-to-provisional"]],
  ["QUALIFIEE", [], ["back-to-provisional"]],
])("%s %j may go by %j", (status, attributes, steps) =>
  expect(allowedSteps(status, attributes)).toEqual(steps),
);

test("both ways lead to a qualified identity, and neither alone", () => {
  expect(nextStatus("PROVISOIRE", [], "document-seen")).toBe("VALIDEE");
  expect(nextStatus("VALIDEE", [], "ins-received")).toBe("QUALIFIEE");
  expect(nextStatus("PROVISOIRE", [], "ins-received")).toBe("RECUPEREE");
  expect(nextStatus("RECUPEREE", [], "document-seen")).toBe("QUALIFIEE");
  expect(nextStatus("VALIDEE", [], "document-seen")).toBeNull();
  expect(nextStatus("RECUPEREE", [], "ins-received")).toBeNull();
});
