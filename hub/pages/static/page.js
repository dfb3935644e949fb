/* Keeps the part #now of the page as it is in the hall; the phone rings when its number is called. ES5. */
(function () {
  "use strict";
  var now = document.getElementById("now"), lost = document.getElementById("lost");
  var bell = document.getElementById("bell"), source = null, heard = Date.now(), at = now.getAttribute("data-time"), title = document.title;
  var rung = ring(), sound = null, wakes = 0;

  function ring() {
    var card = now.querySelector("[data-ring]");
    return card ? card.getAttribute("data-ring") : "";
  }

  function take(html, time) {
    heard = Date.now();
    at = time;
    if (lost) lost.hidden = true;
    document.body.removeAttribute("data-lost");
    if (html !== null) {
      now.innerHTML = html;
      shown();
    }
    var said = document.getElementById("at");
    if (said) said.textContent = now.getAttribute("data-at").replace("{time}", time);
  }

  function shown() {
    var card = now.querySelector("[data-ring]"), call = ring();
    document.title = card ? card.getAttribute("data-title") : title;
    if (call && call !== rung) alarm();
    rung = call;
    if (bell) bell.hidden = !now.querySelector(".waiting, .called, .parked, .no_show");
    flash();
  }

  /* The feed. A browser without it asks now and then. */
  function open() {
    if (source) source.close();
    if (!window.EventSource) return ask();
    source = new EventSource(now.getAttribute("data-feed"));
    source.onmessage = function (event) {
      var news = JSON.parse(event.data);
      take(news[0], news[1]);
    };
    source.addEventListener("gone", function () {
      source.close();
      location.reload();
    });
    source.onerror = function () {
      if (source.readyState === 2) later();
    };
  }

  function later() {
    clearTimeout(wakes);
    wakes = setTimeout(open, 2000 + Math.random() * 6000);
  }

  function ask() {
    var asked = new XMLHttpRequest(), part = now.getAttribute("data-poll");
    if (!part) return setTimeout(function () { location.reload(); }, 20000);
    asked.open("GET", part);
    asked.onload = function () {
      if (asked.status === 200) take(asked.responseText, asked.getResponseHeader("X-Hall-Time") || at);
    };
    asked.send();
    clearTimeout(wakes);
    wakes = setTimeout(ask, 8000 + Math.random() * 4000);
  }

  setInterval(function () {
    var silent = Date.now() - heard;
    if (silent > 45000 || (silent > 6000 && (!navigator.onLine || (source && source.readyState !== 1)))) missing();
  }, 2000);

  function missing() {
    if (lost && lost.hidden) {
      lost.querySelector("b").textContent = lost.getAttribute("data-say").replace("{time}", at);
      lost.hidden = false;
    }
    document.body.setAttribute("data-lost", "");
    if (Date.now() - heard > 60000 && source && source.readyState === 1) open();
  }

  document.addEventListener("visibilitychange", function () {
    if (!document.hidden && Date.now() - heard > 20000) open();
  });
  window.addEventListener("online", open);

  /* Sound: only after a touch, as browsers ask. */
  function tone(start, pitch) {
    var one = sound.createOscillator(), loud = sound.createGain(), from = sound.currentTime + start;
    one.frequency.value = pitch;
    loud.gain.setValueAtTime(0.0001, from);
    loud.gain.exponentialRampToValueAtTime(0.6, from + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, from + 0.55);
    one.connect(loud);
    loud.connect(sound.destination);
    one.start(from);
    one.stop(from + 0.6);
  }

  function chime(times) {
    for (var n = 0; n < times; n++) {
      tone(n * 1.4, 784);
      tone(n * 1.4 + 0.35, 587);
    }
  }

  function alarm() {
    if (sound) chime(4);
    if (navigator.vibrate) navigator.vibrate([500, 200, 500, 200, 500, 600, 500, 200, 500]);
  }

  if (bell) {
    bell.onclick = function () {
      var Sound = window.AudioContext || window.webkitAudioContext;
      if (!sound && Sound) sound = new Sound();
      if (sound && sound.resume) sound.resume();
      if (sound) chime(1);
      if (navigator.vibrate) navigator.vibrate(200);
      bell.className = "key on";
      bell.querySelector("span").textContent = bell.getAttribute("data-on");
    };
    if (!window.AudioContext && !window.webkitAudioContext && !navigator.vibrate) bell.id = "";
  }

  /* The hall screen: a new call changes places with its colours twice a second for three seconds. */
  var flashing = {}, newest = null;

  function flash() {
    var rows = now.querySelectorAll("[data-call]"), top = 0, n, call;
    for (n = 0; n < rows.length; n++) {
      call = +rows[n].getAttribute("data-call");
      if (newest !== null && call > newest) flashing[call] = Date.now() + 3000;
      top = Math.max(top, call);
    }
    newest = Math.max(newest || 0, top);
    blink();
  }

  function blink() {
    var rows = now.querySelectorAll("[data-call]"), n, until, dark;
    for (n = 0; n < rows.length; n++) {
      until = flashing[rows[n].getAttribute("data-call")] || 0;
      dark = until > Date.now() && Math.floor((until - Date.now()) / 250) % 2 === 1;
      rows[n].className = rows[n].className.replace(/ dark/, "") + (dark ? " dark" : "");
    }
  }
  if (now.className === "big") setInterval(blink, 125);

  shown();
  open();
})();
