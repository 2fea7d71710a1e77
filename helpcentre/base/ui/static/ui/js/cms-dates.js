// Days and times get Wagtail's picker. Wagtail starts it by a script inside the page, which our policy forbids;
// the widget's template says the same in attributes.
const starters = { date: "initDateChooser", time: "initTimeChooser", datetime: "initDateTimeChooser" };

function start(root) {
  for (const input of root.querySelectorAll("input[data-chooser-kind]")) {
    const kind = input.dataset.chooserKind;
    delete input.dataset.chooserKind;
    window[starters[kind]](input.id, JSON.parse(input.dataset.chooserConfig));
  }
}

start(document);
// The dialog of the schedule stands in a template until it is opened.
new MutationObserver(() => start(document)).observe(document.body, { childList: true, subtree: true });
