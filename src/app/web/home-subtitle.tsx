/** Under the greeting of the home: also written into the page itself (first-paint.tsx), where it is the largest that is painted. */
export function HomeSubtitle({ day, cpts }: { day: string; cpts: string }) {
  return (
    <>
      {day} · {cpts}
      <br />
      Ce qui vous attend, puis vos lieux.
    </>
  );
}
