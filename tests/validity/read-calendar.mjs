// Calendars as JSON on the standard input -> what ical.js reads out of each, as JSON.
import ICAL from "ical.js";
import { readFileSync } from "node:fs";

const read = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid, summary: event.summary, location: event.location, description: event.description,
      start: event.startDate.toString(), end: event.endDate.toString(), stamp: component.getFirstPropertyValue("dtstamp").toString(),
      names: component.getAllProperties().map((property) => property.name),
    };
  });
};
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(read)));
