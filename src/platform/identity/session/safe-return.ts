/**
 * Where to go after a sign-in: an address of our own, or "/". The browser's own parser decides, because it drops tabs and
 * line ends and reads a backslash as a slash ("/\t/elsewhere.example" leaves the site).
 */
export function safeReturn(value: string | undefined): string {
  if (!value?.startsWith("/") || value.length > 500 || !URL.canParse(value, "http://here.invalid"))
    return "/";
  const url = new URL(value, "http://here.invalid");
  const safe = `${url.pathname}${url.search}${url.hash}`;
  // Measured once written out: an accent takes six characters there.
  const isOurs = url.origin === "http://here.invalid" && !url.pathname.startsWith("//");
  return isOurs && safe.length <= 500 ? safe : "/";
}
