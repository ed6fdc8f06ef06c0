export { aCptsWith, type TestCpts, type TestProfessional } from "./a-cpts.ts";
export { aPerson, aStranger, type TestPerson } from "./a-person.ts";
export { aServer, type TestServer } from "./a-server.ts";
export { drainEvents, drainJobs, runJob } from "./drain.ts";
