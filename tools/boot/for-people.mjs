/** An error whose message is a French sentence, complete, to be shown alone. */
export function forPeople(message) {
  return Object.assign(new Error(message), { isForPeople: true });
}
