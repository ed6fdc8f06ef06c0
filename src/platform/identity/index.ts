import type { Slice } from "../slice.ts";
import { jobs } from "./jobs.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { PLATFORM_CPTS } from "./audit/record-identity-act.ts";
export { demoRoutes } from "./demo/demo-routes.ts";
export { isDemoOpen } from "./demo/is-demo-open.ts";
export { listDemoPeople } from "./demo/list-demo-people.ts";
export { inviteUser, type UserInvitation } from "./invitation/invite-user.ts";
export { listUsersActingFor, mayActFor } from "./member/may-act-for.ts";
export { userInvitationInput } from "./members-contract.ts";
export { registerPolicies } from "./rights/list-rights.ts";
export { openSession, type SignInMethod } from "./session/open-session.ts";
export { readSessionCookie } from "./session/read-session.ts";
export { hashToken, newToken, SESSION_COOKIE } from "./session/session-token.ts";
export { closeAccount } from "./user/close-account.ts";

export const identitySlice: Slice = { name: "identity", policies: [policy], routes, jobs };
