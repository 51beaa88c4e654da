import './dialog.css';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { FileFormat } from '../../preload/contract.ts';
import { formatCount, formatCounted } from '../format/numbers.ts';
import { afterFrame } from './after-frame.ts';
import { Button } from './button.tsx';
import { type Choice, Segmented } from './segmented.tsx';

/** What can be shared: all that a table could show, or what it shows. */
export type Shareable = {
  readonly all: number;
  /** What each row is: “store”. */
  readonly one: string;
  /** The places of what is shown, in order. */
  readonly rows: Uint32Array;
  /** By what that was chosen and put in order, each in words. */
  readonly chosenBy: readonly string[];
  /** Whether all of it can be had as a pack, a folder a group. */
  readonly asPack?: boolean;
};

/** A file, or a pack of files. */
export type SharedAs = FileFormat | 'pack';

export type OnShare = (as: SharedAs, rows?: readonly number[]) => void;

type What = 'shown' | 'all';

const FORMATS: readonly Choice<SharedAs>[] = [
  { value: 'xlsx', label: 'Excel' },
  { value: 'pdf', label: 'PDF' },
  { value: 'csv', label: 'CSV' },
  { value: 'pack', label: 'A pack' },
];

const FORMAT_WORDS: Readonly<Record<SharedAs, string>> = {
  pack: 'A zip with a folder for each group and one for all stores, each with the Excel workbook, the PDF and the CSV.',
  xlsx: 'A workbook for people: a summary in words, tables with filters, and what they were made from.',
  pdf: 'Pages for reading and printing: one that answers, then tables, and what they were made from.',
  csv: 'A table for programs, exact to the digit.',
};

/** Asks what to hand over and as what, in words and numbers, before it is saved or printed. */
export function ShareButton({
  shareable,
  onShare,
  isOpen,
  onOpen,
}: {
  readonly shareable: Shareable;
  readonly onShare: OnShare;
  /** The menu opens it too. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}) {
  return (
    <>
      <Button onPress={() => onOpen(true)}>Share…</Button>
      {isOpen ? <ShareDialog shareable={shareable} onShare={onShare} onClose={() => onOpen(false)} /> : null}
    </>
  );
}

function ShareDialog({
  shareable: { all, one, rows, chosenBy, asPack = false },
  onShare,
  onClose,
}: {
  readonly shareable: Shareable;
  readonly onShare: OnShare;
  readonly onClose: () => void;
}) {
  const isAll = rows.length === all;
  const [wanted, setWhat] = useState<What>('shown');
  const [format, setFormat] = useState<SharedAs>('xlsx');
  const hasChoice = !isAll && rows.length > 0 && format !== 'pack';
  const what = hasChoice ? wanted : 'all';
  const choices: readonly Choice<What>[] = [
    { value: 'shown', label: 'What is shown', count: formatCount(rows.length) },
    { value: 'all', label: 'All', count: formatCount(all) },
  ];
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">Share</Heading>
          {!hasChoice ? null : <Segmented label="What" choices={choices} value={what} onChange={setWhat} />}
          <p>
            {what === 'all'
              ? `All ${formatCounted(all, one)}.`
              : shownInWords(rows.length, all, one, chosenBy)}
          </p>
          <Segmented
            label="As"
            choices={FORMATS.filter(({ value }) => asPack || value !== 'pack')}
            value={format}
            onChange={setFormat}
          />
          <p className="hint">{FORMAT_WORDS[format]}</p>
          <div className="actions">
            <Button look="quiet" onPress={onClose}>
              Cancel
            </Button>
            <Button
              onPress={() => {
                onClose();
                // Without the dialog.
                afterFrame(() => window.print());
              }}
            >
              Print…
            </Button>
            <Button
              look="primary"
              autoFocus
              onPress={() => {
                onClose();
                if (what === 'all') onShare(format);
                else onShare(format, [...rows]);
              }}
            >
              Save…
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** "12 of 340 stores: down in the last week, “airport”, by Down." */
const shownInWords = (shown: number, all: number, one: string, chosenBy: readonly string[]): string =>
  `${formatCount(shown)} of ${formatCounted(all, one)}${chosenBy.length === 0 ? '' : `: ${chosenBy.join(', ')}`}.`;
