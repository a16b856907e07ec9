# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'reason.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from maturity_desktop.gui.widgets.plain_editor import (PlainEditor)

class Ui_ReasonForm(object):
    def setupUi(self, ReasonForm):
        if not ReasonForm.objectName():
            ReasonForm.setObjectName(u"ReasonForm")
        ReasonForm.setMinimumSize(QSize(460, 0))
        self.outer = QVBoxLayout(ReasonForm)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(24, 24, 24, 16)
        self.about = QLabel(ReasonForm)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty(u"role", u"heading")

        self.outer.addWidget(self.about)

        self.reason_label = QLabel(ReasonForm)
        self.reason_label.setObjectName(u"reason_label")
        self.reason_label.setTextFormat(Qt.TextFormat.PlainText)
        self.reason_label.setWordWrap(True)

        self.outer.addWidget(self.reason_label)

        self.reason = PlainEditor(ReasonForm)
        self.reason.setObjectName(u"reason")

        self.outer.addWidget(self.reason)

        self.hint = QLabel(ReasonForm)
        self.hint.setObjectName(u"hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"small")

        self.outer.addWidget(self.hint)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.buttons_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_space)

        self.cancel = QPushButton(ReasonForm)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.accept_button = QPushButton(ReasonForm)
        self.accept_button.setObjectName(u"accept_button")
        self.accept_button.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.accept_button)


        self.outer.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.reason_label.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ReasonForm)

        self.accept_button.setDefault(True)


        QMetaObject.connectSlotsByName(ReasonForm)
    # setupUi

    def retranslateUi(self, ReasonForm):
        ReasonForm.setWindowTitle(QCoreApplication.translate("ReasonForm", u"Reason", None))
        self.about.setText("")
        self.reason_label.setText("")
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("ReasonForm", u"Reason", None))
#endif // QT_CONFIG(accessibility)
        self.hint.setText("")
        self.cancel.setText(QCoreApplication.translate("ReasonForm", u"Cancel", None))
        self.accept_button.setText(QCoreApplication.translate("ReasonForm", u"Keep", None))
    # retranslateUi

