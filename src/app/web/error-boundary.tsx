import { Component, type ReactNode } from "react";
import { ErrorState } from "../../design/page/error-state.tsx";

/** The last net: a screen that breaks while drawing. React asks for a class here. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <main className="mg-main">
        <ErrorState error={this.state.error} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
