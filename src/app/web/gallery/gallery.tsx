import { Page } from "../../../design/page/page.tsx";
export default function Gallery() {
  return (
    <Page title="Kit">
      <p>…</p>
    </Page>
  );
}
