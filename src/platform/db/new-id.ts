import { randomUUIDv7 } from "node:crypto";

/** A UUID v7: ordered by creation time, so that primary keys are appended, not scattered. */
export const newId = (): string => randomUUIDv7();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (text: string): boolean => UUID.test(text);
