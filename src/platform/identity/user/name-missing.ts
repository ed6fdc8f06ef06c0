import { foldText } from "../../text/index.ts";

/** No name was ever said: the account bears nothing, its address, or what stands before the @ of it. */
export function isNameMissing(user: {
  family_name: string;
  given_name: string;
  email: string | null;
}): boolean {
  if (user.family_name === "") return true;
  if (user.given_name !== "") return false;
  const before = user.email?.split("@")[0] ?? "";
  return user.family_name.includes("@") || (before !== "" && foldText(user.family_name) === foldText(before));
}
