# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'evidence_details.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QDateEdit, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from maturity_desktop.gui.widgets.plain_editor import (PlainEditor)

class Ui_EvidenceForm(object):
    def setupUi(self, EvidenceForm):
        if not EvidenceForm.objectName():
            EvidenceForm.setObjectName(u"EvidenceForm")
        EvidenceForm.setMinimumSize(QSize(620, 0))
        self.outer = QVBoxLayout(EvidenceForm)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(24, 24, 24, 16)
        self.about = QLabel(EvidenceForm)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty(u"role", u"quiet")

        self.outer.addWidget(self.about)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(4)
        self.title_label = QLabel(EvidenceForm)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        self.title_label.setProperty(u"role", u"small")

        self.fields.addWidget(self.title_label, 0, 0, 1, 1)

        self.title = QLineEdit(EvidenceForm)
        self.title.setObjectName(u"title")
        self.title.setMaxLength(300)

        self.fields.addWidget(self.title, 0, 1, 1, 3)

        self.kind_label = QLabel(EvidenceForm)
        self.kind_label.setObjectName(u"kind_label")
        self.kind_label.setTextFormat(Qt.TextFormat.PlainText)
        self.kind_label.setProperty(u"role", u"small")

        self.fields.addWidget(self.kind_label, 1, 0, 1, 1)

        self.kind = QComboBox(EvidenceForm)
        self.kind.setObjectName(u"kind")

        self.fields.addWidget(self.kind, 1, 1, 1, 1)

        self.dated_label = QLabel(EvidenceForm)
        self.dated_label.setObjectName(u"dated_label")
        self.dated_label.setTextFormat(Qt.TextFormat.PlainText)
        self.dated_label.setProperty(u"role", u"small")

        self.fields.addWidget(self.dated_label, 1, 2, 1, 1)

        self.dated = QDateEdit(EvidenceForm)
        self.dated.setObjectName(u"dated")
        self.dated.setCalendarPopup(True)

        self.fields.addWidget(self.dated, 1, 3, 1, 1)

        self.source_label = QLabel(EvidenceForm)
        self.source_label.setObjectName(u"source_label")
        self.source_label.setTextFormat(Qt.TextFormat.PlainText)
        self.source_label.setProperty(u"role", u"small")

        self.fields.addWidget(self.source_label, 2, 0, 1, 1)

        self.source = QLineEdit(EvidenceForm)
        self.source.setObjectName(u"source")
        self.source.setMaxLength(300)

        self.fields.addWidget(self.source, 2, 1, 1, 3)

        self.text_label = QLabel(EvidenceForm)
        self.text_label.setObjectName(u"text_label")
        self.text_label.setTextFormat(Qt.TextFormat.PlainText)
        self.text_label.setProperty(u"role", u"small")

        self.fields.addWidget(self.text_label, 3, 0, 1, 1)

        self.text = PlainEditor(EvidenceForm)
        self.text.setObjectName(u"text")

        self.fields.addWidget(self.text, 3, 1, 1, 3)

        self.confidential = QCheckBox(EvidenceForm)
        self.confidential.setObjectName(u"confidential")

        self.fields.addWidget(self.confidential, 4, 1, 1, 3)

        self.fields.setColumnStretch(1, 1)
        self.fields.setColumnStretch(3, 1)

        self.outer.addLayout(self.fields)

        self.use_heading = QLabel(EvidenceForm)
        self.use_heading.setObjectName(u"use_heading")
        self.use_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.use_heading.setWordWrap(True)
        self.use_heading.setProperty(u"role", u"heading")

        self.outer.addWidget(self.use_heading)

        self.effect = QComboBox(EvidenceForm)
        self.effect.setObjectName(u"effect")

        self.outer.addWidget(self.effect)

        self.points_label = QLabel(EvidenceForm)
        self.points_label.setObjectName(u"points_label")
        self.points_label.setTextFormat(Qt.TextFormat.PlainText)
        self.points_label.setWordWrap(True)
        self.points_label.setProperty(u"role", u"small")

        self.outer.addWidget(self.points_label)

        self.points = QListWidget(EvidenceForm)
        self.points.setObjectName(u"points")
        self.points.setProperty(u"role", u"framed")
        self.points.setMinimumSize(QSize(0, 132))

        self.outer.addWidget(self.points)

        self.used = QLabel(EvidenceForm)
        self.used.setObjectName(u"used")
        self.used.setTextFormat(Qt.TextFormat.PlainText)
        self.used.setWordWrap(True)
        self.used.setProperty(u"role", u"small")

        self.outer.addWidget(self.used)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.buttons_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_space)

        self.cancel = QPushButton(EvidenceForm)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.accept_button = QPushButton(EvidenceForm)
        self.accept_button.setObjectName(u"accept_button")
        self.accept_button.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.accept_button)


        self.outer.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.kind_label.setBuddy(self.kind)
        self.dated_label.setBuddy(self.dated)
        self.source_label.setBuddy(self.source)
        self.text_label.setBuddy(self.text)
        self.points_label.setBuddy(self.points)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(EvidenceForm)

        self.accept_button.setDefault(True)


        QMetaObject.connectSlotsByName(EvidenceForm)
    # setupUi

    def retranslateUi(self, EvidenceForm):
        EvidenceForm.setWindowTitle(QCoreApplication.translate("EvidenceForm", u"Evidence", None))
        self.about.setText("")
        self.title_label.setText(QCoreApplication.translate("EvidenceForm", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"Title", None))
#endif // QT_CONFIG(accessibility)
        self.kind_label.setText(QCoreApplication.translate("EvidenceForm", u"&Kind", None))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"Kind of evidence", None))
#endif // QT_CONFIG(accessibility)
        self.dated_label.setText(QCoreApplication.translate("EvidenceForm", u"&Date of the thing itself", None))
#if QT_CONFIG(accessibility)
        self.dated.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"Date of the thing itself", None))
#endif // QT_CONFIG(accessibility)
        self.source_label.setText(QCoreApplication.translate("EvidenceForm", u"&Source", None))
#if QT_CONFIG(accessibility)
        self.source.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"Source: who gave it, where it was seen", None))
#endif // QT_CONFIG(accessibility)
        self.source.setPlaceholderText(QCoreApplication.translate("EvidenceForm", u"Who gave it, where it was seen", None))
        self.text_label.setText(QCoreApplication.translate("EvidenceForm", u"T&ext", None))
#if QT_CONFIG(accessibility)
        self.text.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"Text of the evidence", None))
#endif // QT_CONFIG(accessibility)
        self.confidential.setText(QCoreApplication.translate("EvidenceForm", u"Con&fidential: marked so in every report", None))
        self.use_heading.setText("")
#if QT_CONFIG(accessibility)
        self.effect.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"What it does to the rating", None))
#endif // QT_CONFIG(accessibility)
        self.points_label.setText(QCoreApplication.translate("EvidenceForm", u"It stands behind these &checkpoints; behind all of them where none is ticked.", None))
#if QT_CONFIG(accessibility)
        self.points.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"Checkpoints that it stands behind", None))
#endif // QT_CONFIG(accessibility)
        self.used.setText("")
        self.cancel.setText(QCoreApplication.translate("EvidenceForm", u"Cancel", None))
        self.accept_button.setText(QCoreApplication.translate("EvidenceForm", u"Keep", None))
    # retranslateUi

