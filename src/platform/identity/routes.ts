import { newRoutes } from "../http/index.ts";
import { invitationRoutes } from "./invitation/invitation-routes.ts";
import { joinRoutes } from "./join/join-routes.ts";
import { linkRoutes } from "./link/link-routes.ts";
import { meRoutes } from "./me/me-routes.ts";
import { memberRoutes } from "./member/member-routes.ts";
import { passkeyRoutes } from "./passkey/passkey-routes.ts";
import { providerRoutes } from "./provider/provider-routes.ts";

export const routes = newRoutes()
  .route("/", providerRoutes)
  .route("/", linkRoutes)
  .route("/", passkeyRoutes)
  .route("/", meRoutes)
  .route("/", memberRoutes)
  .route("/", invitationRoutes)
  .route("/", joinRoutes);
