import type { CostFieldName } from './fields';

/** A kind of load with figures to start from, and why they are what they are. */
export interface CostPreset {
  readonly label: string;
  readonly values: Readonly<Partial<Record<CostFieldName, string>>>;
  readonly assumptions: readonly string[];
}

/** None of these figures was measured: each is a round number to be replaced by one's own. */
export const COST_PRESETS = {
  chat: {
    label: 'Chat',
    values: {
      users: '500k',
      messagesPerUser: '2/min',
      fanOut: '5',
      payload: '300B',
      peakToAverage: '2.5',
      sessionLength: '30min',
    },
    assumptions: [
      'A user writes 2 messages a minute at the peak, each to 5 people in the room.',
      'A message is 300 B: a line of text with its envelope in JSON.',
      'The peak of the evening is 2.5 times the average; a connection lasts 30 minutes.',
    ],
  },
  presence: {
    label: 'Presence',
    values: {
      users: '1M',
      messagesPerUser: '0.2/min',
      fanOut: '20',
      payload: '100B',
      peakToAverage: '2',
      sessionLength: '1h',
    },
    assumptions: [
      'A user changes state (online, away, typing) once in 5 minutes; 20 contacts are told.',
      'A change is 100 B: an id and a state.',
      'The peak is twice the average; a connection lasts an hour.',
    ],
  },
  scores: {
    label: 'Live scores',
    values: {
      users: '2M',
      messagesPerUser: '0.001/min',
      fanOut: '4000',
      payload: '400B',
      peakToAverage: '10',
      sessionLength: '20min',
    },
    assumptions: [
      'Users only read. What the server publishes is written as messages of users: 0.001 a minute × 4,000 recipients is 4 deliveries a minute to each.',
      'An update is 400 B: the score with its context.',
      'Match days: the peak is 10 times the average of the month; a connection lasts 20 minutes.',
    ],
  },
  iot: {
    label: 'IoT telemetry',
    values: {
      users: '1M',
      messagesPerUser: '1/min',
      fanOut: '0.01',
      payload: '200B',
      peakToAverage: '1.1',
      sessionLength: '24h',
    },
    assumptions: [
      'A user is a device. It reports once a minute; 1 of 100 reports is answered with a command.',
      'A report is 200 B: a handful of readings in a compact encoding.',
      'Devices are always on, so the peak is 1.1 times the average; a connection lasts a day.',
    ],
  },
  game: {
    label: 'Multiplayer game',
    values: {
      users: '50k',
      messagesPerUser: '10/s',
      fanOut: '9',
      payload: '80B',
      peakToAverage: '3',
      sessionLength: '25min',
    },
    assumptions: [
      'A player sends 10 inputs a second, and each goes to the 9 others of a match of ten.',
      'An input is 80 B: a position and a few flags, binary.',
      'The peak is 3 times the average; a connection lasts one match of 25 minutes.',
    ],
  },
} as const satisfies Readonly<Record<string, CostPreset>>;

export type CostPresetName = keyof typeof COST_PRESETS;

export const COST_PRESET_NAMES = Object.keys(COST_PRESETS).filter(isCostPresetName);

export function isCostPresetName(name: string): name is CostPresetName {
  return Object.hasOwn(COST_PRESETS, name);
}
