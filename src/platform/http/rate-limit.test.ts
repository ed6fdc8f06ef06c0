import { expect, test } from "vitest";
import { networkOf } from "./rate-limit.ts";

test("the addresses of one household share a bucket, however they are written", () => {
  const one = networkOf("2001:db8:12:34:aaaa:bbbb:cccc:dddd");
  expect(one).toBe("2001:db8:12:34::/64");
  for (const same of ["2001:db8:12:34::1", "2001:0db8:0012:0034::", "2001:DB8:12:34:0:0:0:1%eth0"])
    expect(networkOf(same)).toBe(one);
  expect(networkOf("2001:db8:12:35::1")).not.toBe(one);
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
});

test("an IPv4 address is its own, also inside IPv6; what is no address stays what it is", () => {
  expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("local")).toBe("local");
});
