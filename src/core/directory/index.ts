export { listResourcesNear, type NearResource } from "./resource/list-resources-near.ts";
