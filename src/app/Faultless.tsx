/** Keeps a fault in one part of the page from taking the rest with it. Not for faults of a run. */
import { Component, type ReactNode } from 'react';
import { Button } from '#components/ui/Button.tsx';
import styles from './Faultless.module.css';

interface FaultlessProps {
  readonly what: string;
  readonly children: ReactNode;
}

interface FaultlessState {
  readonly message: string | undefined;
}

export class Faultless extends Component<FaultlessProps, FaultlessState> {
  override readonly state: FaultlessState = { message: undefined };

  static getDerivedStateFromError(thrown: unknown): FaultlessState {
    return { message: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    return (
      <div className={styles.fault} role="alert">
        <p>
          {this.props.what} has stopped: {message}
        </p>
        <Button onClick={() => this.setState({ message: undefined })}>Show it again</Button>
      </div>
    );
  }
}
