import { expect } from 'chai';
import { type Flight, Flights } from '../../../src/painting/requests/flights.js';

function flightOf(changes: Partial<Flight>): Flight {
  return {
    seat: {} as Flight['seat'],
    startMs: 0,
    source: 'https://a.example/1.jpg',
    sheet: undefined,
    places: 1,
    isVisible: () => true,
    wasVisible: true,
    mode: 'fetch',
    settle: () => {},
    ...changes,
  };
}

describe('Flights', () => {
  it('know whether somebody looks at what a request is for, as long as it is under way', () => {
    const flights = new Flights();
    const seen = flights.add(flightOf({}));
    const unseen = flights.add(flightOf({ isVisible: () => false }));
    expect([flights.isVisible(seen), flights.isVisible(unseen)]).to.deep.equal([true, false]);
    flights.take(seen);
    expect(flights.isVisible(seen)).to.equal(false);
  });

  it('know it of a sheet by any of its cells, whichever of them opened it', () => {
    const flights = new Flights();
    const opener = flights.add(flightOf({ sheet: 'sheet.png' }));
    let isVisible = false;
    flights.add(flightOf({ sheet: 'sheet.png', isVisible: () => isVisible }));
    flights.add(flightOf({ sheet: 'other.png' }));
    expect(flights.isVisible('sheet.png')).to.equal(true);
    flights.take(opener);
    expect(flights.isVisible('sheet.png')).to.equal(false);
    isVisible = true;
    expect(flights.isVisible('sheet.png')).to.equal(true);
  });
});
