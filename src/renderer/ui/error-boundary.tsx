/** A region that fails says so in its place; the rest of the window, and the design with it, goes on. */
import { Component, type ReactNode } from 'react'
import './error-boundary.css'

interface Props {
  /** What is shown here, as in `The inspector`. */
  readonly name: string
  readonly children: ReactNode
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown): void {
    // The window's listener writes it to the log file.
    reportError(error)
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <div className="failed-region" role="alert">
        <p>{this.props.name} could not be shown. The design is kept; save it before anything else.</p>
        <button type="button" className="plain-button" onClick={() => this.setState({ failed: false })}>
          Show again
        </button>
      </div>
    )
  }
}
