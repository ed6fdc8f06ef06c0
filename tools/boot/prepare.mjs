// Run by npm before `start`, `test`, `check`, `dev`, `bench` and `maillage`, by whatever Node the machine has.
// This file alone must be readable by very old ones: no syntax younger than `import()`, or they stop before our sentence.
var MINIMUM_MAJOR = 18;

if (Number(process.versions.node.split(".")[0]) < MINIMUM_MAJOR) {
  console.error(
    "Maillage a besoin de Node 18 ou plus récent pour s'installer, et celui-ci est le " +
      process.versions.node +
      " : installez-en un depuis https://nodejs.org, puis relancez.",
  );
  process.exit(1);
} else {
  import("./prepare-clone.mjs").then((module) => module.prepareClone(process.argv[2] || "start"));
}
